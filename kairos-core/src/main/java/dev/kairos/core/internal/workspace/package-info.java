/** A folder that is worked in: paths that stay inside, changes that can be taken back, edits that match exactly once. */
@NullMarked
package dev.kairos.core.internal.workspace;

import org.jspecify.annotations.NullMarked;
