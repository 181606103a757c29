/** What recall knows of languages and of text. */
@NullMarked
package dev.kairos.memory.internal.text;

import org.jspecify.annotations.NullMarked;
