/** Reading what a Git repository keeps about itself, without Git. Nothing here writes, and nothing runs what a repository names. */
@NullMarked
package dev.kairos.core.internal.git;

import org.jspecify.annotations.NullMarked;
