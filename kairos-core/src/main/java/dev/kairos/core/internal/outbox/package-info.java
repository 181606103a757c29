/** The outbox: a journal stream of its own, folded into notices, with one courier per notifier. */
@NullMarked
package dev.kairos.core.internal.outbox;

import org.jspecify.annotations.NullMarked;
