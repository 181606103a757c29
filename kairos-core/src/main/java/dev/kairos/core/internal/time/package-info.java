/** The one place that reads clocks, waits and makes threads. */
@NullMarked
package dev.kairos.core.internal.time;

import org.jspecify.annotations.NullMarked;
