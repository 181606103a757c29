/** Git for agents: work on a branch of its own in a worktree of its own, and nothing else of the repository is touched. */
@NullMarked
package dev.kairos.git;

import org.jspecify.annotations.NullMarked;
