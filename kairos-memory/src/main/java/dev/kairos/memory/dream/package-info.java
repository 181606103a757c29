/** Dreams that need no model, and the passes that they are made of. */
@NullMarked
package dev.kairos.memory.dream;

import org.jspecify.annotations.NullMarked;
