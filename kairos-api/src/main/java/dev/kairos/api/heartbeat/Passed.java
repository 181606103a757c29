package dev.kairos.api.heartbeat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a stretch of time, summed up.
 *
 * @param count how many there are; if not {@code exact}, there are more than that
 * @param exact whether all were counted
 * @param last the last of them, or {@code null} if there is none
 */
public record Passed(long count, boolean exact, @Nullable Instant last) {

    /** No slot. */
    public static final Passed NONE = new Passed(0, true, null);

    /**
     * Checks that what is counted has a last one.
     *
     * @throws IllegalArgumentException if {@code count} is negative, or {@code last} is there without a count or the other
     *     way round
     */
    public Passed {
        if (count < 0 || (count == 0) != (last == null)) {
            throw new IllegalArgumentException("passed slots do not add up: " + count + ", the last at " + last);
        }
    }
}
