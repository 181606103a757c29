package dev.kairos.core.internal.wake;

import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Event;
import dev.kairos.api.heartbeat.WakeDecision;
import dev.kairos.api.heartbeat.WakeLimits;
import dev.kairos.core.internal.fact.InboxFact;
import dev.kairos.core.internal.fact.WakeFact;
import dev.kairos.core.internal.state.AgentState;
import dev.kairos.core.internal.state.Inputs;
import dev.kairos.core.internal.state.Pace;
import dev.kairos.core.internal.state.Supervision;
import dev.kairos.core.internal.state.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides, without a model, whether a wake runs a beat. Pure. The inputs are compared with those of the last
 * <em>completed</em> beat, so that a beat that failed has consumed nothing, and a day on which nothing changes costs nothing.
 */
public final class Gate {

    private Gate() {}

    /** The inputs of a wake, by name. */
    public static Map<String, String> inputs(AgentState state, Wake wake, Instant now) {
        Map<String, String> inputs = new HashMap<>();
        wake.readings().forEach((name, reading) -> inputs.put(Inputs.sensor(name), reading.fingerprint()));
        inputs.put(Inputs.CONFIG, wake.config());
        if (!wake.memory().isEmpty()) {
            inputs.put(Inputs.MEMORY, wake.memory());
        }
        inputs.put(Inputs.OBJECTIVES, Inputs.shared(Long.toString(state.work().revision())));
        for (Objective objective : state.work().due(now)) {
            inputs.put(Inputs.DUE + objective.id(), String.valueOf(objective.due()));
        }
        if (wake.schedule().hasWishCome(now)) {
            inputs.put(Inputs.ASKED, String.valueOf(state.pace().asked()));
        }
        return Map.copyOf(inputs);
    }

    /** Decides. */
    public static WakeFact.Decided decide(AgentState state, Wake wake, WakeLimits limits, Instant now) {
        List<String> reasons = reasons(state, wake, limits, now);
        if (wake.questions().isEmpty() && wake.leastDepth() > limits.causeDepth()) {
            String why = "beats have set each other off " + wake.leastDepth() + " times in a row";
            return new WakeFact.Decided(WakeDecision.Kind.SKIP, List.of(why), wake.slot(), null);
        } else if (reasons.isEmpty()) {
            return new WakeFact.Decided(WakeDecision.Kind.SKIP, List.of(whyNot(state, wake)), wake.slot(), null);
        }
        Held held = held(state, wake, limits, now);
        return held == null
                ? new WakeFact.Decided(WakeDecision.Kind.BEAT, reasons, wake.slot(), null)
                : new WakeFact.Decided(WakeDecision.Kind.HELD, List.of(held.why()), wake.slot(), held.until());
    }

    private record Held(String why, Instant until) {}

    private static List<String> reasons(AgentState state, Wake wake, WakeLimits limits, Instant now) {
        List<String> reasons = new ArrayList<>();
        reasons.addAll(count(wake.questions().size(), "a question", "questions"));
        reasons.addAll(inbox(state, limits));
        reasons.addAll(changes(state, inputs(state, wake, now)));
        Pace pace = state.pace();
        if (wake.schedule().hasWishCome(now)) {
            reasons.add("the agent asked to be woken");
        }
        if (due(pace.retry(), now) && pace.failures() > 0) {
            reasons.add("attempt " + (pace.failures() + 1) + " after a failed beat");
        }
        if (thinks(pace, wake.think(), now)) {
            reasons.add("no beat for " + wake.think());
        }
        return reasons;
    }

    /** What waits, unless beats have set each other off for too long. */
    private static List<String> inbox(AgentState state, WakeLimits limits) {
        int events = 0;
        int messages = 0;
        for (Waiting item : state.inbox()) {
            boolean counts = depth(item) <= limits.causeDepth();
            if (counts && item.fact() instanceof InboxFact.Said) {
                messages++;
            } else if (counts && item.fact().urgency() != Event.Urgency.INBOX) {
                events++;
            }
        }
        List<String> reasons = new ArrayList<>(count(messages, "a message", "messages"));
        reasons.addAll(count(events, "an event", "events"));
        return reasons;
    }

    private static List<String> count(int number, String one, String many) {
        return number == 0 ? List.of() : List.of(number == 1 ? one : number + " " + many);
    }

    private static int depth(Waiting item) {
        Cause cause = item.cause();
        return cause == null ? 0 : cause.depth();
    }

    private static List<String> changes(AgentState state, Map<String, String> inputs) {
        if (state.seen().isEmpty()) {
            return List.of("nothing was completed before");
        }
        return inputs.entrySet().stream()
                .filter(input -> !input.getKey().equals(Inputs.ASKED))
                .filter(input -> !input.getValue().equals(state.seen().get(input.getKey())))
                .map(input -> input.getKey() + Inputs.CHANGED)
                .sorted()
                .toList();
    }

    private static boolean due(@Nullable Instant time, Instant now) {
        return time != null && !time.isAfter(now);
    }

    private static boolean thinks(Pace pace, @Nullable Duration every, Instant now) {
        Instant ended = pace.ended();
        return every != null && (ended == null || !ended.plus(every).isAfter(now));
    }

    private static @Nullable Held held(AgentState state, Wake wake, WakeLimits limits, Instant now) {
        Pace pace = state.pace();
        Instant begun = pace.begun();
        Instant retry = pace.retry();
        Supervision.Capped capped = state.supervision().capped(now, state.config());
        if (capped != null) {
            return new Held(capped.why(), capped.until());
        } else if (pace.beatsInHourOf(now) >= limits.perHour()) {
            return new Held(limits.perHour() + " beats ran within this hour", Pace.nextHour(now));
        } else if (begun != null && begun.plus(limits.spacing()).isAfter(now)) {
            return new Held("the last beat began less than " + limits.spacing() + " ago", begun.plus(limits.spacing()));
        } else if (retry != null && pace.backsOff(now) && !isFresh(state, wake)) {
            return new Held("the last beat failed; it is tried again later", retry);
        }
        return null;
    }

    /** Whether something has come since the last beat failed. */
    private static boolean isFresh(AgentState state, Wake wake) {
        Instant ended = state.pace().ended();
        return !wake.questions().isEmpty()
                || state.inbox().stream()
                        .anyMatch(item -> ended == null || item.time().isAfter(ended));
    }

    private static String whyNot(AgentState state, Wake wake) {
        String since =
                state.pace().ended() == null ? "" : " since " + state.pace().ended();
        String failed = wake.failures().isEmpty()
                ? ""
                : "; could not look at " + wake.failures().get(0).sensor();
        return "nothing changed" + since + failed;
    }
}
