package dev.kairos.core.internal.host;

import dev.kairos.api.event.Cause;
import dev.kairos.api.heartbeat.WakeLimits;
import dev.kairos.core.internal.state.AgentState;
import dev.kairos.core.internal.wake.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When an agent that rests wakes by itself, as far as is known now.
 *
 * @param state its state
 * @param definition its heartbeat and limits
 * @param held what holds it back
 * @param now the time at which it is asked
 */
record NextWake(AgentState state, Definition definition, Held held, Instant now) {

    private static final long HOUR_MILLIS = 3_600_000;

    /**
     * What holds an agent back.
     *
     * @param skippedAt when a wake last found nothing to do, in milliseconds since 1970; 0 for never
     * @param until when it may wake again after a wake that was held back, or {@code null}
     * @param causes what has come since the last wake
     * @param asked whether somebody waits for an answer
     */
    record Held(long skippedAt, @Nullable Instant until, Set<Cause> causes, boolean asked) {

        /** Whether something in particular waits, not only a look. */
        private boolean isUrgent() {
            return asked || causes.stream().anyMatch(Held::isParticular);
        }

        private static boolean isParticular(Cause cause) {
            return cause.kind() != Cause.Kind.HEARTBEAT && cause.kind() != Cause.Kind.HOST;
        }
    }

    /** What the heartbeat asks for. */
    static Schedule schedule(AgentState state, Definition definition, Instant now) {
        int spread = definition.config().id().value().hashCode();
        return Schedule.at(state, definition.heartbeat(), spread, now);
    }

    /** The time, or {@code null} if nothing is due. */
    @Nullable
    Instant due() {
        Instant until = held.until;
        Instant wake = until != null && until.isAfter(now) ? until : wished();
        return earlier(wake, state.supervision().approvals().nextExpiry());
    }

    private @Nullable Instant wished() {
        Instant slot = later(schedule(state, definition, now).slot(now), false);
        Instant due = later(Schedule.due(state, now), true);
        return earlier(held.causes.isEmpty() ? null : free(), earlier(slot, due));
    }

    /** From when on it may wake for what has come, or {@code null} for at any time. */
    @Nullable
    Instant free() {
        return held.skippedAt == 0 ? null : freeAt(held.isUrgent());
    }

    /** After a wake that found nothing, the next keep their distance: a longer one what only looks whether there is something. */
    private Instant freeAt(boolean urgent) {
        Instant skipped = Instant.ofEpochMilli(held.skippedAt);
        WakeLimits limits = definition.limits();
        Duration idle = Duration.ofMillis(HOUR_MILLIS / limits.perHour());
        Duration wait = urgent || limits.spacing().compareTo(idle) > 0 ? limits.spacing() : idle;
        return skipped.isAfter(now) ? skipped.minus(wait) : skipped.plus(wait);
    }

    private @Nullable Instant later(@Nullable Instant time, boolean urgent) {
        if (time == null || held.skippedAt == 0) {
            return time;
        }
        Instant free = freeAt(urgent);
        return time.isAfter(free) ? time : free;
    }

    /** The earlier one of those that are not {@code null}. */
    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
