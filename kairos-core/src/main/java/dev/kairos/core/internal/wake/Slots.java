package dev.kairos.core.internal.wake;

import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.heartbeat.Misfire;
import dev.kairos.api.heartbeat.Passed;
import dev.kairos.api.heartbeat.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a heartbeat asks for at a moment. A pure function of the heartbeat, the last slot and the time; its work is bounded
 * however long the agent was away.
 *
 * <p>A slot is due once its delay is over. The latest slot is punctual while that is at most a minute ago, and then runs
 * whatever the heartbeat says of missed slots; it counts among those that it makes up for. All others are missed. When the
 * clock stands before the last slot, because somebody set it back, nothing is due until it has passed that slot again: no
 * slot comes twice.
 *
 * @param due the slots to run now, oldest first; at most as many as the heartbeat makes up for, or the punctual one
 * @param missed what passed while nobody was awake, made up for or not; {@code null} if nothing did
 * @param last the slot to go on from: the latest that is due or missed, or the one that was last before
 * @param next the slot after that, or {@code null} if there is none
 * @param wakeAt when to wake for {@code next}, its delay included; {@code null} if there is none
 */
public record Slots(
        List<Instant> due,
        @Nullable Missed missed,
        Instant last,
        @Nullable Instant next,
        @Nullable Instant wakeAt) {

    private static final Duration PUNCTUAL = Duration.ofMinutes(1);

    /**
     * Slots that passed while nobody was awake.
     *
     * @param count how many; if not {@code exact}, there were more
     * @param exact whether all were counted
     * @param first the first of them
     * @param last the last of them
     */
    public record Missed(long count, boolean exact, Instant first, Instant last) {}

    /** Copies the slots. */
    public Slots {
        due = List.copyOf(due);
    }

    /**
     * Plans.
     *
     * @param heartbeat the heartbeat
     * @param rhythm what happened so far; {@link Rhythm#after()} is {@link #last()} of the plan before, or the start
     * @param now the time
     * @return what to do
     */
    public static Slots at(Heartbeat heartbeat, Rhythm rhythm, Instant now) {
        Passed passed = passed(heartbeat, rhythm, now);
        Instant last = passed.last();
        if (last == null) {
            return rest(heartbeat, rhythm, List.of(), null);
        }
        boolean punctual = !now.isAfter(wakeAt(heartbeat, rhythm, last).plus(PUNCTUAL));
        return rest(
                heartbeat,
                rhythm.since(last),
                due(heartbeat, rhythm, last, punctual, now),
                missed(heartbeat, rhythm, passed, punctual));
    }

    private static Slots rest(Heartbeat heartbeat, Rhythm rhythm, List<Instant> due, @Nullable Missed missed) {
        Instant next = heartbeat.next(rhythm);
        return new Slots(due, missed, rhythm.after(), next, next == null ? null : wakeAt(heartbeat, rhythm, next));
    }

    /** The slots whose delay is over. Delays are shorter than the time between slots, so that only the last can be left. */
    private static Passed passed(Heartbeat heartbeat, Rhythm rhythm, Instant now) {
        Passed passed = heartbeat.passed(rhythm, now);
        Instant last = passed.last();
        return last == null || !wakeAt(heartbeat, rhythm, last).isAfter(now)
                ? passed
                : heartbeat.passed(rhythm, last.minusNanos(1));
    }

    private static List<Instant> due(Heartbeat heartbeat, Rhythm rhythm, Instant last, boolean punctual, Instant now) {
        Misfire misfire = heartbeat.misfire();
        int most = punctual ? Math.max(1, misfire.runs()) : misfire.runs();
        Deque<Instant> due = new ArrayDeque<>();
        Instant slot = last;
        while (slot != null && due.size() < most && ((punctual && due.isEmpty()) || isInTime(misfire, slot, now))) {
            due.addFirst(slot);
            slot = due.size() < most ? before(heartbeat, rhythm, slot) : null;
        }
        return List.copyOf(due);
    }

    private static boolean isInTime(Misfire misfire, Instant slot, Instant now) {
        return Duration.between(slot, now).compareTo(misfire.lateness()) <= 0;
    }

    private static @Nullable Missed missed(Heartbeat heartbeat, Rhythm rhythm, Passed passed, boolean punctual) {
        Instant latest = passed.last();
        Instant last = punctual && latest != null ? before(heartbeat, rhythm, latest) : latest;
        Instant first = last == null ? null : heartbeat.next(rhythm);
        if (last == null || first == null) {
            return null;
        }
        return new Missed(passed.count() - (punctual && passed.exact() ? 1 : 0), passed.exact(), first, last);
    }

    private static @Nullable Instant before(Heartbeat heartbeat, Rhythm rhythm, Instant slot) {
        return heartbeat.passed(rhythm, slot.minusNanos(1)).last();
    }

    private static Instant wakeAt(Heartbeat heartbeat, Rhythm rhythm, Instant slot) {
        return slot.plus(heartbeat.delay(slot, rhythm.seed()));
    }
}
