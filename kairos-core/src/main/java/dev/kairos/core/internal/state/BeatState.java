package dev.kairos.core.internal.state;

import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.oversight.Spend;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.ModelFact;
import dev.kairos.core.internal.fact.ToolFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A beat that is under way: all that is needed to go on with it, on whichever thread and in whichever process.
 *
 * @param started how it began
 * @param cause what set it off
 * @param begun when it began
 * @param before what the agent had spent until then
 * @param transcript what the model has been shown and has said, oldest first
 * @param inputs what the gate saw, with what the beat's own calls have changed since
 * @param progress what it has used of its limits
 * @param open what it waits for
 * @param skills further skills whose tools were brought in
 * @param trace what its calls have changed, and when something last happened in it
 * @param failure how its last model call failed for good, or {@code null}
 */
public record BeatState(
        BeatFact.Started started,
        Cause cause,
        Instant begun,
        Spend before,
        List<Line> transcript,
        Map<String, String> inputs,
        Progress progress,
        Open open,
        List<String> skills,
        Trace trace,
        @Nullable String failure) {

    private static final Cause UNKNOWN_CAUSE = Cause.of(Cause.Kind.HOST, "");

    static BeatState of(BeatFact.Started started, Entry entry, Spend before) {
        Cause cause = entry.cause() == null ? UNKNOWN_CAUSE : entry.cause();
        Line context = Line.of(new ModelMessage.User(started.context()), entry.origin());
        return new BeatState(
                started,
                cause,
                entry.time(),
                before,
                List.of(context),
                started.inputs(),
                Progress.NONE,
                Open.NOTHING,
                List.of(),
                Trace.from(entry.time()),
                null);
    }

    /** The beat's id. */
    public String id() {
        return started.beat();
    }

    /** The least trusted source of all that the beat has read. */
    public Origin origin() {
        return least(transcript);
    }

    /** The sources of all that the beat has read. */
    public Set<Origin> origins() {
        Set<Origin> all = EnumSet.noneOf(Origin.class);
        transcript.forEach(line -> all.add(line.origin()));
        return all;
    }

    /** About how many tokens the transcript takes, the context not counted. */
    public int transcriptTokens() {
        int sum = 0;
        for (int i = 1; i < transcript.size(); i++) {
            sum += transcript.get(i).tokens();
        }
        return sum;
    }

    /** The last turn. */
    public ModelMessage last() {
        return transcript.get(transcript.size() - 1).message();
    }

    /** The state after a fact of this beat; facts that make no sense in it change nothing. */
    BeatState on(BeatFact fact, Entry entry) {
        BeatState signed =
                fact instanceof BeatFact.Resumed ? afterPause(entry.time()).crashed() : this;
        return signed.tracing(trace.on(fact, entry.time())).after(fact, entry.origin());
    }

    private BeatState after(BeatFact fact, Origin origin) {
        return switch (fact.kind()) {
            case MODEL_CALLED -> called((ModelFact.Called) fact);
            case MODEL_REPLIED -> replied((ModelFact.Replied) fact, origin);
            case MODEL_FAILED -> failed((ModelFact.Failed) fact);
            case TOOL_CALLED -> withOpen(open.attempt(((ToolFact.Called) fact).attempt()));
            case TOOL_RETURNED -> returned((ToolFact.Returned) fact, origin);
            case BEAT_TOLD -> told((BeatFact.Told) fact);
            case BEAT_ESCALATED -> escalated((BeatFact.Escalated) fact);
            case SKILL_BROUGHT -> brought(((ToolFact.SkillBrought) fact).skill());
            case BEAT_COMPACTED -> compacted((BeatFact.Compacted) fact);
            default -> this;
        };
    }

    /** Time in which no process ran does not count. */
    private BeatState afterPause(Instant now) {
        Instant shifted = begun.plus(Duration.between(trace.lastSign(), now));
        return new BeatState(
                started, cause, shifted, before, transcript, inputs, progress, open, skills, trace, failure);
    }

    /** The call that was under way has no result: it counts apart from attempts that failed. */
    private BeatState crashed() {
        Open.Call call = open.model();
        return call == null || call.retryAt() != null ? this : withOpen(open.model(call.crashed()));
    }

    private BeatState tracing(Trace longer) {
        return new BeatState(
                started, cause, begun, before, transcript, inputs, progress, open, skills, longer, failure);
    }

    private BeatState called(ModelFact.Called fact) {
        Open.Call before = open.model();
        int crashes = before != null && before.number() == fact.call() ? before.crashes() : 0;
        Open.Call call =
                new Open.Call(fact.call(), fact.attempt(), fact.model(), fact.tokens(), fact.micros(), null, crashes);
        return with(transcript, progress.step(fact.call()).spent(fact.tokens(), fact.micros()), open.model(call));
    }

    private BeatState replied(ModelFact.Replied fact, Origin origin) {
        Open.Call call = open.model();
        if (call == null || call.number() != fact.call()) {
            return this;
        }
        Progress settled = fact.usage() == null
                ? progress
                : progress.spent(fact.usage().total() - call.tokens(), fact.micros() - call.micros());
        if (fact.stop() == ModelReply.Stop.LENGTH) {
            return with(plus(Line.of(CutReply.said(fact), origin)), settled, Open.NOTHING)
                    .cut();
        }
        ModelMessage said = new ModelMessage.Assistant(fact.text(), fact.calls());
        return with(plus(Line.of(said, origin)), settled, open.tools(fact.calls()));
    }

    /** A reply that reached the most tokens is neither an answer nor are its calls whole: the model is told, once in a row. */
    private BeatState cut() {
        Line before = transcript.get(transcript.size() - 2);
        return before.message().equals(CutReply.TOLD)
                ? gaveUp(CutReply.AGAIN)
                : with(plus(Line.of(CutReply.TOLD, Origin.OWNER)), progress, open);
    }

    private BeatState failed(ModelFact.Failed fact) {
        Open.Call call = open.model();
        if (call == null || call.number() != fact.call()) {
            return this;
        }
        Instant again = fact.retryAt();
        return again == null ? gaveUp(fact.reason() + ": " + fact.why()) : withOpen(open.model(call.failed(again)));
    }

    private BeatState gaveUp(String why) {
        return new BeatState(
                started, cause, begun, before, transcript, inputs, progress, open.model(null), skills, trace, why);
    }

    private BeatState returned(ToolFact.Returned fact, Origin origin) {
        ToolCall call = open.tool();
        if (call == null || !call.id().equals(fact.id())) {
            return this;
        }
        boolean error = fact.status() != ToolResult.Status.OK;
        ModelMessage answer = new ModelMessage.ToolAnswer(call.id(), call.tool(), fact.text(), error);
        int digest = (call.tool() + '\n' + call.arguments() + '\n' + fact.text()).hashCode();
        Progress used = progress.output(fact.text().length(), digest);
        BeatState next = with(plus(Line.of(answer, origin)), used, open.withoutFirst());
        return fact.inputs().isEmpty() ? next : next.explained(fact.inputs());
    }

    private BeatState explained(Map<String, String> changed) {
        Map<String, String> merged = new HashMap<>(inputs);
        merged.putAll(changed);
        return new BeatState(
                started, cause, begun, before, transcript, Map.copyOf(merged), progress, open, skills, trace, failure);
    }

    private BeatState told(BeatFact.Told fact) {
        Line line = Line.of(new ModelMessage.User(fact.text()), Origin.OWNER);
        return with(plus(line), progress.askedForOutcome(), open);
    }

    private BeatState brought(String skill) {
        List<String> more = new ArrayList<>(skills);
        more.add(skill);
        return new BeatState(
                started, cause, begun, before, transcript, inputs, progress, open, List.copyOf(more), trace, failure);
    }

    private BeatState escalated(BeatFact.Escalated fact) {
        return with(transcript, progress.escalate(fact.to()), open);
    }

    private BeatState compacted(BeatFact.Compacted fact) {
        int end = Math.min(transcript.size(), 1 + fact.turns());
        List<Line> kept = new ArrayList<>();
        kept.add(transcript.get(0));
        if (end > 1) {
            kept.add(Line.of(new ModelMessage.User(fact.note()), least(transcript.subList(0, end))));
        }
        for (Line line : transcript.subList(end, transcript.size())) {
            kept.add(fact.most() == 0 ? line : line.shortened(fact.most()));
        }
        return with(kept, progress, open);
    }

    private static Origin least(List<Line> lines) {
        Origin least = Origin.OWNER;
        for (Line line : lines) {
            least = least.least(line.origin());
        }
        return least;
    }

    private List<Line> plus(Line line) {
        List<Line> longer = new ArrayList<>(transcript.size() + 1);
        longer.addAll(transcript);
        longer.add(line);
        return longer;
    }

    private BeatState withOpen(Open changed) {
        return with(transcript, progress, changed);
    }

    private BeatState with(List<Line> lines, Progress used, Open waits) {
        return new BeatState(started, cause, begun, before, lines, inputs, used, waits, skills, trace, failure);
    }
}
