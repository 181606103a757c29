/** A folder as a skill: an agent reads and changes files in it, never leaves it, and every change can be taken back. */
@NullMarked
package dev.kairos.core.workspace;

import org.jspecify.annotations.NullMarked;
