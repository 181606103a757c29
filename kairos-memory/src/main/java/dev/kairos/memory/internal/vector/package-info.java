/** Vectors of texts: kept small, found fast, computed once. */
@NullMarked
package dev.kairos.memory.internal.vector;

import org.jspecify.annotations.NullMarked;
