/** Commands as a skill: an agent runs the programs that its host allows, bounded, and with nothing left behind. */
@NullMarked
package dev.kairos.core.command;

import org.jspecify.annotations.NullMarked;
