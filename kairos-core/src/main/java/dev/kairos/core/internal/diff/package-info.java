/** Differences between two texts, for showing. */
@NullMarked
package dev.kairos.core.internal.diff;

import org.jspecify.annotations.NullMarked;
