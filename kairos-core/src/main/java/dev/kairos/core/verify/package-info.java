/** Checks what agents claim against the evidence of their tools and the world as it is now. No model judges. */
@NullMarked
package dev.kairos.core.verify;

import org.jspecify.annotations.NullMarked;
