/** What people change in the Markdown files that a store renders. */
@NullMarked
package dev.kairos.memory.markdown;

import org.jspecify.annotations.NullMarked;
