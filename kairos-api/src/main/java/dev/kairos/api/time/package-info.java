/** How time comes in: the wall clock is a {@link java.time.InstantSource}, delays are {@link dev.kairos.api.time.Timers}. */
@NullMarked
package dev.kairos.api.time;

import org.jspecify.annotations.NullMarked;
