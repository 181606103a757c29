package dev.kairos.api.heartbeat;

import java.time.Duration;

/**
 * What becomes of slots that passed while the agent could not wake. Missed slots are always an entry.
 *
 * @param runs how many of the missed slots are made up for, the latest ones: 0 to 100
 * @param lateness how late a slot may be made up for; later ones are only noted
 */
public record Misfire(int runs, Duration lateness) {

    private static final Duration FOREVER = Duration.ofDays(36_500);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if {@code runs} is not 0-100 or {@code lateness} negative
     */
    public Misfire {
        if (runs < 0 || runs > 100 || lateness.isNegative()) {
            throw new IllegalArgumentException(
                    "misfire is out of range: runs " + runs + " (0-100), lateness " + lateness + " (not negative)");
        }
    }

    /**
     * Lets missed slots go.
     *
     * @return no runs
     */
    public static Misfire skip() {
        return new Misfire(0, Duration.ZERO);
    }

    /**
     * Makes up for any number of missed slots with one wake. The default.
     *
     * @return one run, however late
     */
    public static Misfire once() {
        return new Misfire(1, FOREVER);
    }

    /**
     * Makes up for each missed slot, oldest first.
     *
     * @param most how many at most, the latest ones: 1 to 100
     * @return that many runs, however late
     */
    public static Misfire all(int most) {
        return new Misfire(most, FOREVER);
    }

    /**
     * Returns this rule with a limit on lateness.
     *
     * @param lateness how late a slot may be made up for
     * @return the rule
     */
    public Misfire within(Duration lateness) {
        return new Misfire(runs, lateness);
    }
}
