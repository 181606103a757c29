/** How recall is set up: the language of what is remembered, the embedder, the way tokens are counted. */
@NullMarked
package dev.kairos.memory.recall;

import org.jspecify.annotations.NullMarked;
