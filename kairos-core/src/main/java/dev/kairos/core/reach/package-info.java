/** Reaching people: notifiers and channels of Kairos, and what a runtime is given of them. */
@NullMarked
package dev.kairos.core.reach;

import org.jspecify.annotations.NullMarked;
