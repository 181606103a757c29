/** What the passes of dreams are made of: notes on episodes, comparisons of statements, ranks. */
@NullMarked
package dev.kairos.memory.internal.dream;

import org.jspecify.annotations.NullMarked;
