package dev.kairos.core.internal.state;

import dev.kairos.api.agent.AgentStatus.Tally;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.heartbeat.WakeDecision;
import dev.kairos.api.journal.Entry;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.Configured;
import dev.kairos.core.internal.fact.Fact;
import dev.kairos.core.internal.fact.FactCodec;
import dev.kairos.core.internal.fact.InboxFact;
import dev.kairos.core.internal.fact.ObjectiveFact;
import dev.kairos.core.internal.fact.OversightFact;
import dev.kairos.core.internal.fact.WakeFact;
import dev.kairos.core.internal.json.SmallMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fold: {@code evolve(state, entry) → state}, pure and total. */
public final class Evolve {

    private static final int MOST_UNFINISHED = 40;
    private static final int MOST_LIVED = 1_000;

    private Evolve() {}

    /** Folds an entry as read from the journal. */
    public static AgentState evolve(AgentState state, Entry entry) {
        return evolve(state, entry, FactCodec.fact(entry));
    }

    /**
     * Folds an entry whose fact is known.
     *
     * @return the state after it; entries that were folded before change nothing, those that make no sense in this state
     *     only move the sequence
     */
    public static AgentState evolve(AgentState state, Entry entry, Fact fact) {
        if (entry.sequence() <= state.sequence()) {
            return state;
        }
        AgentState at = state.at(entry.sequence());
        return switch (fact.kind()) {
            case CONFIGURED ->
                at.with(Inputs.shared(((Configured) fact).digest()))
                        .with(at.pace().started(entry.time()));
            case MESSAGE_RECEIVED, EVENT_RECEIVED -> received(at, (InboxFact) fact, entry);
            case WAKE_DECIDED -> decided(at, (WakeFact.Decided) fact, entry.time());
            case SLOTS_MISSED -> at.with(at.pace().slot(((WakeFact.Missed) fact).last()));
            case BEAT_STARTED -> started(at, (BeatFact.Started) fact, entry);
            case MODEL_CALLED,
                    MODEL_REPLIED,
                    MODEL_FAILED,
                    TOOL_CALLED,
                    TOOL_RETURNED,
                    CLAIMS_CHECKING,
                    CLAIMS_CHECKED,
                    BEAT_RESUMED,
                    BEAT_TOLD,
                    SKILL_BROUGHT,
                    BEAT_COMPACTED,
                    BEAT_ESCALATED -> inBeat(at, (BeatFact) fact, entry);
            case BEAT_ENDED -> ended(at, (BeatFact.Ended) fact, entry);
            case BEAT_REMEMBERED -> at.lived(List.of());
            case OBJECTIVE_PUT, OBJECTIVE_MOVED ->
                Supervising.objective(at, (ObjectiveFact) fact, entry.origin())
                        .with(at.work().on((ObjectiveFact) fact, entry.origin()));
            case CONTROL_CHANGED,
                    BUDGET_REFUSED,
                    ACTION_DECIDED,
                    APPROVAL_ASKED,
                    APPROVAL_SHOWN,
                    APPROVAL_ANSWERED,
                    APPROVAL_USED,
                    APPROVAL_CLOSED,
                    FILES_TAINTED -> Supervising.after(at, (OversightFact) fact, entry);
            case SENSOR_FAILED, DREAM_ENDED, PASSED -> at;
        };
    }

    private static AgentState received(AgentState s, InboxFact fact, Entry entry) {
        List<Waiting> inbox = new ArrayList<>(s.inbox());
        inbox.add(new Waiting(entry.sequence(), entry.time(), entry.origin(), entry.cause(), fact));
        return s.with(inbox);
    }

    private static AgentState decided(AgentState s, WakeFact.Decided fact, Instant time) {
        Tally t = s.tally();
        boolean skip = fact.decision() == WakeDecision.Kind.SKIP;
        Pace slotted = s.pace().slot(fact.slot());
        Pace pace = switch (fact.decision()) {
            case BEAT -> slotted;
            case SKIP -> slotted.skipped(time);
            case HELD -> slotted.held(fact.until());
        };
        return s.with(pace)
                .with(new Tally(t.wakes() + 1, t.skips() + (skip ? 1 : 0), t.beats(), t.failures(), t.spend()));
    }

    private static AgentState started(AgentState s, BeatFact.Started fact, Entry entry) {
        Tally t = s.tally();
        return s.with(s.pace().begun(entry.time()))
                .with(new Tally(t.wakes(), t.skips(), t.beats() + 1, t.failures(), t.spend()))
                .withBeat(BeatState.of(fact, entry, t.spend()));
    }

    private static AgentState inBeat(AgentState s, BeatFact fact, Entry entry) {
        BeatState beat = s.beat();
        if (beat == null || !beat.id().equals(fact.beat())) {
            return s;
        }
        return Supervising.called(s, fact, entry.time())
                .with(Ledger.after(s.tally(), fact, beat.open().model()))
                .withBeat(beat.on(fact, entry));
    }

    private static AgentState ended(AgentState s, BeatFact.Ended fact, Entry entry) {
        BeatState beat = s.beat();
        if (beat == null || !beat.id().equals(fact.beat())) {
            return s;
        }
        AgentState rest = s.withBeat(null);
        Instant time = entry.time();
        BeatOutcome.Kind kind = fact.outcome().kind();
        return switch (kind) {
            case QUIET, ACTED, NOTIFIED, SUSPENDED ->
                completed(rest, beat)
                        .lived(left(s, beat, fact.outcome(), entry))
                        .with(s.pace().completed(time, kind, wish(s, beat, fact.outcome())));
            case FAILED -> failed(rest, beat).with(s.pace().failed(time, kind));
            case INTERRUPTED -> brokenOff(rest, beat).with(s.pace().interrupted(time, kind));
        };
    }

    /** The newest wish counts; an earlier one lives on unless this beat ran because of it. */
    private static @Nullable Instant wish(AgentState s, BeatState beat, BeatOutcome outcome) {
        Instant wakeAt = wakeAt(outcome);
        boolean answered = beat.inputs().containsKey(Inputs.ASKED);
        return wakeAt != null || answered ? wakeAt : s.pace().askedStill();
    }

    private static @Nullable Instant wakeAt(BeatOutcome outcome) {
        return switch (outcome.kind()) {
            case QUIET -> ((BeatOutcome.Quiet) outcome).wakeAt();
            case ACTED -> ((BeatOutcome.Acted) outcome).wakeAt();
            case NOTIFIED -> ((BeatOutcome.Notified) outcome).wakeAt();
            case SUSPENDED, FAILED, INTERRUPTED -> null;
        };
    }

    /** Consumes what the beat has read; a sensor that could not look this time keeps what it saw before. */
    private static AgentState completed(AgentState s, BeatState beat) {
        Map<String, String> seen = new HashMap<>(beat.inputs());
        seen.remove(Inputs.ASKED);
        s.seen().forEach((name, value) -> {
            if (name.startsWith(Inputs.SENSOR)) {
                seen.putIfAbsent(name, value);
            }
        });
        List<Waiting> unread = s.inbox().stream()
                .filter(item -> item.sequence() > beat.started().upTo())
                .toList();
        return Supervising.completed(s).with(unread).with(SmallMap.copyOf(seen)).unfinished(List.of());
    }

    /** Keeps what an attempt has changed until one completes. */
    private static AgentState brokenOff(AgentState s, BeatState beat) {
        List<String> lines = new ArrayList<>(s.unfinished());
        lines.addAll(beat.trace().lines());
        AgentState trusted = lines.isEmpty() ? s : Supervising.brokenOff(s, beat.origin());
        return trusted.unfinished(
                List.copyOf(lines.subList(Math.max(0, lines.size() - MOST_UNFINISHED), lines.size())));
    }

    private static List<Lived> left(AgentState s, BeatState beat, BeatOutcome outcome, Entry end) {
        if (!beat.started().remembers()) {
            return s.lived();
        }
        List<Lived> left = new ArrayList<>(s.lived());
        left.addAll(Aftermath.of(s, beat, outcome, end));
        return List.copyOf(left.subList(Math.max(0, left.size() - MOST_LIVED), left.size()));
    }

    private static AgentState failed(AgentState s, BeatState beat) {
        Tally t = s.tally();
        return brokenOff(s, beat).with(new Tally(t.wakes(), t.skips(), t.beats(), t.failures() + 1, t.spend()));
    }
}
