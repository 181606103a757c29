/** Memories as Markdown that people read and edit, and what becomes of their edits. */
@NullMarked
package dev.kairos.memory.internal.markdown;

import org.jspecify.annotations.NullMarked;
