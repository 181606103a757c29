/** Keeper: an always-on agent that looks after a Git repository. */
@NullMarked
package dev.kairos.examples.keeper;

import org.jspecify.annotations.NullMarked;
