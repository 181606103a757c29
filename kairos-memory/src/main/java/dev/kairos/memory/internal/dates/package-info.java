/** Finds expressions of time in text and says which days they mean. */
@NullMarked
package dev.kairos.memory.internal.dates;

import org.jspecify.annotations.NullMarked;
