/** What a folder that is worked in holds, as one hash: without what Git ignores, so that a test run does not change it. */
@NullMarked
package dev.kairos.core.internal.worktree;

import org.jspecify.annotations.NullMarked;
