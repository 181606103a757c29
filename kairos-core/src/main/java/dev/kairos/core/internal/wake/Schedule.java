package dev.kairos.core.internal.wake;

import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Event;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.heartbeat.Rhythm;
import dev.kairos.core.internal.state.AgentState;
import dev.kairos.core.internal.state.Inputs;
import dev.kairos.core.internal.state.Pace;
import dev.kairos.core.internal.state.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When an agent wakes by itself next, and why; pure.
 *
 * @param slots the heartbeat's slots as they stand
 * @param wish the slot that the agent's own wish to be woken leads to, as the heartbeat hears it; {@code null} for none
 * @param thought when the agent thinks though nothing has changed, if no slot leads there; {@code null} for never
 */
public record Schedule(
        Slots slots, @Nullable Instant wish, @Nullable Instant thought) {

    /** What a heartbeat asks for at a time. */
    public static Schedule at(AgentState state, Heartbeat heartbeat, long seed, Instant now) {
        Pace pace = state.pace();
        Instant start = pace.slot() == null ? now : pace.slot();
        Instant begun = pace.begun();
        Instant wish = null;
        Instant after = start;
        if (pace.asked() != null && begun != null) {
            wish = heartbeat.wished(new Rhythm(begun, pace.quiet(), pace.asked(), seed));
            after = wish != null && begun.isAfter(start) ? begun : start;
        }
        Slots slots = Slots.at(heartbeat, new Rhythm(after, pace.quiet(), pace.asked(), seed), now);
        boolean hasSlots = slots.next() != null || !slots.due().isEmpty();
        Instant thought = hasSlots ? null : heartbeat.thinkAt(pace.ended() == null ? start : pace.ended());
        return new Schedule(slots, wish, thought);
    }

    /** The next instant at which a slot comes; not after {@code now} if one is due already; {@code null} for none. */
    public @Nullable Instant slot(Instant now) {
        Instant slot = slots.due().isEmpty() ? slots.wakeAt() : now;
        return slot == null ? thought : slot;
    }

    /** The next instant at which something else falls due: an objective, or the next attempt after a failed beat. */
    public static @Nullable Instant due(AgentState state, Instant now) {
        return Stream.of(
                        Optional.ofNullable(state.pace().retry()),
                        state.pace().backsOff(now) ? Optional.<Instant>empty() : objective(state))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Whether the time has come for which the agent wished. */
    public boolean hasWishCome(Instant now) {
        return hasCome(wish, now);
    }

    /**
     * Why the agent wakes at a time: what waits in its inbox, and what has fallen due, the more particular first; empty if
     * there is nothing.
     */
    public List<Cause> causes(AgentState state, Instant now) {
        List<Cause> causes = new ArrayList<>();
        for (Waiting item : state.inbox()) {
            if (item.cause() != null && item.fact().urgency() != Event.Urgency.INBOX) {
                causes.add(item.cause());
            }
        }
        for (Objective objective : state.work().due(now)) {
            if (!isSeen(state, objective)) {
                causes.add(Cause.of(Cause.Kind.OBJECTIVE, objective.id()));
            }
        }
        Pace pace = state.pace();
        if (hasWishCome(now)) {
            causes.add(Cause.of(Cause.Kind.SELF, ""));
        }
        if (pace.failures() > 0 && hasCome(pace.retry(), now)) {
            causes.add(Cause.of(Cause.Kind.RETRY, ""));
        }
        if (!slots.due().isEmpty() || hasCome(thought, now)) {
            causes.add(Cause.of(Cause.Kind.HEARTBEAT, ""));
        }
        return causes;
    }

    private static boolean hasCome(@Nullable Instant time, Instant now) {
        return time != null && !time.isAfter(now);
    }

    private static Optional<Instant> objective(AgentState state) {
        return state.work().objectives().stream()
                .filter(objective -> objective.state() == Objective.State.ACCEPTED && !isSeen(state, objective))
                .flatMap(objective -> Stream.ofNullable(objective.due()))
                .min(Instant::compareTo);
    }

    private static boolean isSeen(AgentState state, Objective objective) {
        return String.valueOf(objective.due()).equals(state.seen().get(Inputs.DUE + objective.id()));
    }
}
