/** The index of a scope: a cache beside the truth that can be thrown away and made again. */
@NullMarked
package dev.kairos.memory.internal.index;

import org.jspecify.annotations.NullMarked;
