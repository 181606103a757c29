/** What can happen to an agent, typed: the hierarchy behind the payloads of journal entries, and its codec. */
@NullMarked
package dev.kairos.core.internal.fact;

import org.jspecify.annotations.NullMarked;
