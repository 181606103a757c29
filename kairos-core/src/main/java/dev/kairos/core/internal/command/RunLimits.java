package dev.kairos.core.internal.command;

import java.time.Duration;

/**
 * How much a program may take.
 *
 * @param time from its start to its end
 * @param outputBytes of both streams together, past which it is ended
 * @param keptBytes of each stream that are kept
 * @param processes at once, all that it starts included
 */
public record RunLimits(Duration time, long outputBytes, int keptBytes, int processes) {}
