package dev.kairos.api.heartbeat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The bounds of an agent's wish to be woken. */
record Pace(Duration least, Duration most) {

    Pace {
        if (least.isNegative() || least.compareTo(most) > 0 || most.isZero() || most.compareTo(Interval.LONGEST) > 0) {
            throw new IllegalArgumentException("self-paced bounds are out of range: least " + least
                    + " (not negative, not longer than most), most " + most + " (positive, at most " + Interval.LONGEST
                    + ")");
        }
    }

    /** The slot that the wish leads to, or {@code null} if there is no wish or its time has come already. */
    @Nullable
    Instant slot(Rhythm rhythm) {
        Instant asked = rhythm.asked();
        if (asked == null || !asked.isAfter(rhythm.after())) {
            return null;
        }
        Instant earliest = rhythm.after().plus(least);
        Instant latest = rhythm.after().plus(most);
        Instant slot = asked.isBefore(earliest) ? earliest : asked;
        return slot.isAfter(latest) ? latest : slot;
    }

    /** How often in a row a wish is drawn forward up to a time: counted, because it may be very often. */
    long drawnForward(Rhythm rhythm, Instant until) {
        Instant asked = rhythm.asked();
        Instant end = asked == null || until.isBefore(asked) ? until : asked.minusNanos(1);
        return end.isBefore(rhythm.after())
                ? 0
                : Duration.between(rhythm.after(), end).dividedBy(most);
    }
}
