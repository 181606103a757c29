/** Dreams over a store: what they are told, the gates that check their plans, their commit, their record and its replay. */
@NullMarked
package dev.kairos.core.internal.dream;

import org.jspecify.annotations.NullMarked;
