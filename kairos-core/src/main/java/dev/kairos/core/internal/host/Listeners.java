package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.AgentStatus;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.agent.ModelCallEnd;
import dev.kairos.api.agent.ToolCallEnd;
import dev.kairos.api.dream.DreamReport;
import dev.kairos.api.event.Cause;
import dev.kairos.api.heartbeat.WakeDecision;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.Notice;
import dev.kairos.api.oversight.Spend;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.Fact;
import dev.kairos.core.internal.fact.ModelFact;
import dev.kairos.core.internal.fact.ToolFact;
import dev.kairos.core.internal.fact.WakeFact;
import dev.kairos.core.internal.state.AgentState;
import dev.kairos.core.internal.state.BeatState;
import dev.kairos.core.internal.state.Open;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Tells a host's listeners what happened; what they throw is logged and otherwise ignored. */
final class Listeners {

    private static final Cause UNKNOWN = Cause.of(Cause.Kind.HOST, "");

    private final List<KairosListener> listeners;

    Listeners(List<KairosListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Tells of an entry; the states are those before and after it. */
    void tell(Entry entry, Fact fact, AgentState before, AgentState after) {
        if (listeners.isEmpty()) {
            return;
        }
        each(listener -> listener.onEntry(entry));
        if (fact instanceof WakeFact.Decided decided) {
            Cause cause = entry.cause() == null ? UNKNOWN : entry.cause();
            WakeDecision decision = new WakeDecision(decided.decision(), cause, decided.reasons());
            each(listener -> listener.onWake(entry.agent(), decision));
        }
        BeatState beat = before.beat();
        if (fact instanceof BeatFact inBeat && beat != null) {
            tellCall(entry, inBeat, beat);
        }
        if (fact instanceof BeatFact.Ended ended && beat != null) {
            Spend spend = after.tally().spend().since(beat.before());
            each(listener -> listener.onBeat(entry.agent(), ended.beat(), ended.outcome(), spend));
        }
    }

    private void tellCall(Entry entry, BeatFact fact, BeatState before) {
        Duration took = Duration.between(before.trace().lastSign(), entry.time());
        Open.Call call = before.open().model();
        ToolCall tool = before.open().tool();
        if (fact instanceof ToolFact.Returned returned && tool != null) {
            ToolCallEnd end = new ToolCallEnd(tool, returned.status(), took);
            each(listener -> listener.onToolCall(entry.agent(), before.id(), end));
        } else if (fact instanceof ModelFact.Replied replied && call != null) {
            tellCall(entry, before, ended(call, took, replied.usage(), null));
        } else if (fact instanceof ModelFact.Failed failed && call != null) {
            tellCall(entry, before, ended(call, took, null, failed.reason()));
        }
    }

    private void tellCall(Entry entry, BeatState before, ModelCallEnd end) {
        each(listener -> listener.onModelCall(entry.agent(), before.id(), end));
    }

    private static ModelCallEnd ended(
            Open.Call call, Duration took, @Nullable Usage usage, ModelException.@Nullable Reason failure) {
        return new ModelCallEnd(call.number(), call.attempt(), call.model(), took, usage, failure);
    }

    /** Tells of an agent that became late or stalled, or well again. */
    void tell(AgentStatus status) {
        each(listener -> listener.onHealth(status));
    }

    /** Tells of what the owner should hear of at once. */
    void tell(Notice notice) {
        each(listener -> listener.onNotice(notice));
    }

    /** Tells of a dream that ended. */
    void tell(AgentId agent, DreamReport report) {
        each(listener -> listener.onDream(agent, report));
    }

    /** Tells of words as they come. */
    void tell(BeatState beat, AgentId agent, String piece) {
        each(listener -> listener.onText(agent, beat.id(), piece));
    }

    private void each(Consumer<KairosListener> telling) {
        for (KairosListener listener : listeners) {
            try {
                telling.accept(listener);
            } catch (RuntimeException e) {
                LoggerFactory.getLogger(Listeners.class).warn("a listener failed", e);
            }
        }
    }
}
