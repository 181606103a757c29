/** Logs of scopes as files of JSON lines that people can read, and the Markdown that is rendered beside them. */
@NullMarked
package dev.kairos.memory.internal.file;

import org.jspecify.annotations.NullMarked;
