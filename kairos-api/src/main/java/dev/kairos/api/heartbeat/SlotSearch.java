package dev.kairos.api.heartbeat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds slots by asking for the next one, in bounded work. */
final class SlotSearch {

    static final int MOST_STEPS = 1_000;

    private SlotSearch() {}

    static Passed passed(Heartbeat heartbeat, Rhythm rhythm, Instant until) {
        Passed walked = walk(heartbeat, rhythm, until);
        Instant reached = walked.last();
        return walked.exact() || reached == null
                ? walked
                : new Passed(walked.count(), false, lastByHalving(heartbeat, rhythm.since(reached), until));
    }

    /** Counts slots one by one. When they are too many, the last is the one that was reached. */
    static Passed walk(Heartbeat heartbeat, Rhythm rhythm, Instant until) {
        Instant last = null;
        Rhythm from = rhythm;
        for (int count = 0; count < MOST_STEPS; count++) {
            Instant slot = next(heartbeat, from);
            if (slot == null || slot.isAfter(until)) {
                return last == null ? Passed.NONE : new Passed(count, true, last);
            }
            last = slot;
            from = from.since(slot);
        }
        return new Passed(MOST_STEPS, false, last);
    }

    /** The last slot up to {@code until}, given that {@link Rhythm#after()} is one. */
    static Instant lastByHalving(Heartbeat heartbeat, Rhythm rhythm, Instant until) {
        Instant low = rhythm.after();
        Instant high = until;
        while (low.isBefore(high)) {
            Instant middle = low.plus(Duration.between(low, high).dividedBy(2));
            Instant slot = next(heartbeat, rhythm.since(middle));
            if (slot == null || slot.isAfter(until)) {
                high = middle;
            } else {
                low = slot;
            }
        }
        return low;
    }

    /** The next slot, of a heartbeat that may be somebody else's code. */
    static @Nullable Instant next(Heartbeat heartbeat, Rhythm rhythm) {
        Instant slot = heartbeat.next(rhythm);
        if (slot != null && !slot.isAfter(rhythm.after())) {
            throw new IllegalStateException("heartbeat " + heartbeat + " named " + slot + " as the slot after "
                    + rhythm.after() + ": it must name a later one, or null");
        }
        return slot;
    }
}
