package dev.kairos.core.internal.state;

import dev.kairos.api.heartbeat.BeatOutcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the agent was awake and when it should be again.
 *
 * @param slot the last heartbeat slot that was served, or the first start
 * @param begun when the last beat began
 * @param inHour how many beats began in the clock hour of {@code begun}
 * @param quiet how many wakes in a row found nothing to do
 * @param failures how many beats in a row failed
 * @param asked when the agent asked to be woken
 * @param retry when a failed beat, or a wake that was held, is tried again
 * @param ended when the last beat ended
 * @param outcome how it ended
 */
public record Pace(
        @Nullable Instant slot,
        @Nullable Instant begun,
        int inHour,
        int quiet,
        int failures,
        @Nullable Instant asked,
        @Nullable Instant retry,
        @Nullable Instant ended,
        BeatOutcome.@Nullable Kind outcome) {

    static final Pace NEW = new Pace(null, null, 0, 0, 0, null, null, null, null);

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 7;

    Pace started(Instant time) {
        return slot == null ? slot(time) : this;
    }

    Pace slot(@Nullable Instant served) {
        return served == null ? this : new Pace(served, begun, inHour, quiet, failures, asked, retry, ended, outcome);
    }

    Pace skipped(Instant time) {
        return new Pace(slot, begun, inHour, quiet + 1, failures, asked, after(retry, time), ended, outcome);
    }

    Pace held(@Nullable Instant until) {
        return new Pace(slot, begun, inHour, quiet, failures, asked, until, ended, outcome);
    }

    Pace begun(Instant time) {
        return new Pace(slot, time, beatsInHourOf(time) + 1, quiet, failures, asked, retry, ended, outcome);
    }

    /** A beat is done; {@code wish} is when the agent asks to be woken now, or {@code null}. */
    Pace completed(Instant time, BeatOutcome.Kind kind, @Nullable Instant wish) {
        int quietNow = kind == BeatOutcome.Kind.QUIET ? quiet + 1 : 0;
        return new Pace(slot, begun, inHour, quietNow, 0, wish, null, time, kind);
    }

    /** What is left of an earlier wish once a beat has run that said nothing of it. */
    @Nullable
    Instant askedStill() {
        return after(asked, begun);
    }

    Pace failed(Instant time, BeatOutcome.Kind kind) {
        Duration wait = FIRST_BACK_OFF.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return new Pace(slot, begun, inHour, quiet, failures + 1, asked, time.plus(wait), time, kind);
    }

    Pace interrupted(Instant time, BeatOutcome.Kind kind) {
        return new Pace(slot, begun, inHour, quiet, failures, asked, time, time, kind);
    }

    /** Whether a beat has failed and its next attempt is not due yet. */
    public boolean backsOff(Instant now) {
        return failures > 0 && retry != null && retry.isAfter(now);
    }

    /** How many beats began in the clock hour of a time. */
    public int beatsInHourOf(Instant time) {
        return begun != null && hour(begun) == hour(time) ? inHour : 0;
    }

    /** The start of the clock hour after a time. */
    public static Instant nextHour(Instant time) {
        return Instant.ofEpochSecond((hour(time) + 1) * 3_600);
    }

    private static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 3_600);
    }

    private static @Nullable Instant after(@Nullable Instant wish, @Nullable Instant time) {
        return wish != null && time != null && wish.isAfter(time) ? wish : null;
    }
}
