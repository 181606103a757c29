/** Runs programs: bounded in time and output, without the host's environment, and with nothing left behind. */
@NullMarked
package dev.kairos.core.internal.command;

import org.jspecify.annotations.NullMarked;
