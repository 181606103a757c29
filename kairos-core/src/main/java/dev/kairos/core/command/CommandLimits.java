package dev.kairos.core.command;

import java.time.Duration;

/**
 * How much a command may take. Past a limit it is ended with all that it has started.
 *
 * @param time from its start to its end, 1 second to 24 hours; a call may ask for less
 * @param outputBytes printed to both streams together, at least 64 KiB
 * @param keptCharacters of each stream that a model sees, half from the beginning and half from the end, 500 to 1,000,000
 * @param processes at once, 1 to 100,000
 */
public record CommandLimits(Duration time, long outputBytes, int keptCharacters, int processes) {

    private static final CommandLimits DEFAULTS = new CommandLimits(Duration.ofMinutes(10), 64L << 20, 6_000, 256);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public CommandLimits {
        if (time.compareTo(Duration.ofSeconds(1)) < 0
                || time.compareTo(Duration.ofDays(1)) > 0
                || outputBytes < 64 << 10
                || keptCharacters < 500
                || keptCharacters > 1_000_000
                || processes < 1
                || processes > 100_000) {
            throw new IllegalArgumentException("command limits are out of range: time " + time
                    + " (1 s to 24 h), outputBytes " + outputBytes + " (at least 65536), keptCharacters "
                    + keptCharacters + " (500-1000000), processes " + processes + " (1-100000)");
        }
    }

    /**
     * Returns the defaults.
     *
     * @return 10 minutes, 64 MiB, 6,000 characters, 256 processes
     */
    public static CommandLimits defaults() {
        return DEFAULTS;
    }

    /**
     * Returns these limits with another time.
     *
     * @param time from start to end
     * @return the limits
     */
    public CommandLimits time(Duration time) {
        return new CommandLimits(time, outputBytes, keptCharacters, processes);
    }
}
