package dev.kairos.api.oversight;

import java.time.Duration;

/**
 * The limits of one beat. They are always on; no setting removes them all.
 *
 * @param steps model calls, 1 to 1,000
 * @param tokens input and output tokens of all its calls, at least 1,000
 * @param wallTime from its start to its end, at least a second
 * @param repetitions how often the same tool call with the same arguments may give the same result, 1 to 100
 * @param toolOutput characters of all tool results together, at least 1,000
 */
public record BeatLimits(int steps, long tokens, Duration wallTime, int repetitions, int toolOutput) {

    private static final BeatLimits DEFAULTS = new BeatLimits(24, 200_000, Duration.ofMinutes(15), 3, 400_000);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public BeatLimits {
        if (steps < 1
                || steps > 1_000
                || tokens < 1_000
                || wallTime.compareTo(Duration.ofSeconds(1)) < 0
                || repetitions < 1
                || repetitions > 100
                || toolOutput < 1_000) {
            throw new IllegalArgumentException("beat limits are out of range: steps " + steps + " (1-1000), tokens "
                    + tokens + " (at least 1000), wallTime " + wallTime + " (at least 1 s), repetitions " + repetitions
                    + " (1-100), toolOutput " + toolOutput + " (at least 1000)");
        }
    }

    /**
     * Returns the defaults.
     *
     * @return 24 steps, 200,000 tokens, 15 minutes, 3 repetitions, 400,000 characters of tool output
     */
    public static BeatLimits defaults() {
        return DEFAULTS;
    }

    /**
     * Returns these limits with another number of steps.
     *
     * @param steps model calls
     * @return the limits
     */
    public BeatLimits steps(int steps) {
        return new BeatLimits(steps, tokens, wallTime, repetitions, toolOutput);
    }

    /**
     * Returns these limits with another number of tokens.
     *
     * @param tokens input and output tokens
     * @return the limits
     */
    public BeatLimits tokens(long tokens) {
        return new BeatLimits(steps, tokens, wallTime, repetitions, toolOutput);
    }

    /**
     * Returns these limits with another wall time.
     *
     * @param wallTime from start to end
     * @return the limits
     */
    public BeatLimits wallTime(Duration wallTime) {
        return new BeatLimits(steps, tokens, wallTime, repetitions, toolOutput);
    }
}
