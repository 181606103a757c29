package dev.kairos.api.heartbeat;

import java.time.Duration;

/**
 * How often an agent may wake, whatever the cause. Always on; no setting removes them all.
 *
 * @param spacing the least time from the start of one beat to the start of the next, and from a wake that found nothing to do
 *     to the next wake; not negative
 * @param perHour how many beats may start within any clock hour, 1 to 1,000,000. After a wake that found nothing to do, the
 *     heartbeat and the host wake the agent again only once an hour divided by this has passed, 30 seconds by default; what
 *     comes meanwhile is one wake then
 * @param causeDepth how many beats may stand between an event and something that came from outside, 0 to 100
 */
public record WakeLimits(Duration spacing, int perHour, int causeDepth) {

    private static final WakeLimits DEFAULTS = new WakeLimits(Duration.ofSeconds(1), 120, 4);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public WakeLimits {
        if (spacing.isNegative() || perHour < 1 || perHour > 1_000_000 || causeDepth < 0 || causeDepth > 100) {
            throw new IllegalArgumentException("wake limits are out of range: spacing " + spacing
                    + " (not negative), perHour " + perHour + " (1-1000000), causeDepth " + causeDepth + " (0-100)");
        }
    }

    /**
     * Returns the defaults.
     *
     * @return 1 second of spacing, 120 beats per hour, a depth of 4
     */
    public static WakeLimits defaults() {
        return DEFAULTS;
    }

    /**
     * Returns these limits with another spacing.
     *
     * @param spacing the least time between the starts of beats
     * @return the limits
     */
    public WakeLimits spacing(Duration spacing) {
        return new WakeLimits(spacing, perHour, causeDepth);
    }

    /**
     * Returns these limits with another number of beats per hour.
     *
     * @param perHour how many beats may start within a clock hour
     * @return the limits
     */
    public WakeLimits perHour(int perHour) {
        return new WakeLimits(spacing, perHour, causeDepth);
    }
}
