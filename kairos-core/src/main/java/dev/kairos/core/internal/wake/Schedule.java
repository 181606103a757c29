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

/** When an agent wakes by itself next, and why; pure. */
public final class Schedule {

    private Schedule() {}

    /** The heartbeat's slots as they stand at a time. */
    public static Slots slots(AgentState state, Heartbeat heartbeat, long seed, Instant now) {
        Pace pace = state.pace();
        Instant after = pace.slot() == null ? now : pace.slot();
        return Slots.at(heartbeat, new Rhythm(after, pace.quiet(), pace.asked(), seed), now);
    }

    /** The next instant at which something falls due; not after {@code now} if something is due already. */
    public static @Nullable Instant next(AgentState state, Slots slots, Instant now) {
        Instant beat = slots.due().isEmpty() ? slots.wakeAt() : now;
        boolean backsOff = state.pace().backsOff(now);
        return Stream.of(
                        Optional.ofNullable(beat),
                        Optional.ofNullable(state.pace().retry()),
                        backsOff
                                ? Optional.<Instant>empty()
                                : Optional.ofNullable(state.pace().asked()),
                        backsOff ? Optional.<Instant>empty() : due(state))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Why the agent wakes at a time: what waits in its inbox, and what has fallen due; empty if there is nothing. */
    public static List<Cause> causes(AgentState state, Slots slots, Instant now) {
        List<Cause> causes = new ArrayList<>();
        for (Waiting item : state.inbox()) {
            if (item.cause() != null && item.fact().urgency() != Event.Urgency.INBOX) {
                causes.add(item.cause());
            }
        }
        Pace pace = state.pace();
        if (!slots.due().isEmpty()) {
            causes.add(Cause.of(Cause.Kind.HEARTBEAT, ""));
        }
        if (pace.asked() != null && !pace.asked().isAfter(now)) {
            causes.add(Cause.of(Cause.Kind.SELF, ""));
        }
        if (pace.failures() > 0 && pace.retry() != null && !pace.retry().isAfter(now)) {
            causes.add(Cause.of(Cause.Kind.RETRY, ""));
        }
        for (Objective objective : state.work().due(now)) {
            if (!isSeen(state, objective)) {
                causes.add(Cause.of(Cause.Kind.OBJECTIVE, objective.id()));
            }
        }
        return causes;
    }

    private static Optional<Instant> due(AgentState state) {
        return state.work().objectives().stream()
                .filter(objective -> objective.state() == Objective.State.ACCEPTED && !isSeen(state, objective))
                .flatMap(objective -> Stream.ofNullable(objective.due()))
                .min(Instant::compareTo);
    }

    private static boolean isSeen(AgentState state, Objective objective) {
        return String.valueOf(objective.due()).equals(state.seen().get(Inputs.DUE + objective.id()));
    }
}
