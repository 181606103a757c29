/** Finds what bears on a question: scores units, puts them in order, and packs them into a budget of tokens. */
@NullMarked
package dev.kairos.memory.internal.recall;

import org.jspecify.annotations.NullMarked;
