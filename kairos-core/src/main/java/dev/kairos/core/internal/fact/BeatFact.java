package dev.kairos.core.internal.fact;

import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.Tier;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Verification;
import dev.kairos.core.internal.json.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happened inside a beat. */
public sealed interface BeatFact extends Fact {

    /** The beat's id. */
    String beat();

    /**
     * A part of a beat's context.
     *
     * @param name which
     * @param tokens how many it takes
     * @param dropped how many did not fit and were left out
     */
    record Section(String name, int tokens, int dropped) {

        static Section read(Fields f) {
            return new Section(f.text("name"), f.integer("tokens", 0), f.integer("dropped", 0));
        }

        Map<String, @Nullable Object> tree() {
            return Tree.of("name", name)
                    .put("tokens", tokens)
                    .put("dropped", dropped)
                    .done();
        }
    }

    /**
     * What a person asked and waits for; only the answer acknowledges it.
     *
     * @param text the words
     * @param sender who asks
     * @param thread the conversation
     * @param origin how far the sender is trusted
     */
    record Question(String text, String sender, String thread, Origin origin) {

        static Question read(Fields f) {
            return new Question(
                    f.text("text", ""), f.text("sender"), f.text("thread"), f.choice("origin", Origin.class));
        }

        Map<String, @Nullable Object> tree() {
            return Tree.of("text", text)
                    .put("sender", sender)
                    .put("thread", thread)
                    .put("origin", origin)
                    .done();
        }
    }

    /**
     * A beat began; the cause stands in the envelope.
     *
     * @param beat its id
     * @param config the digest of the configuration it runs under
     * @param context what the model reads first
     * @param sections what that is made of
     * @param inputs what the gate saw, by name: consumed once the beat completes
     * @param upTo the last inbox entry that it reads
     * @param questions what people asked and wait for
     * @param answers whether people wait for words
     * @param remembers whether what happens in it is left to memory
     */
    record Started(
            String beat,
            String config,
            String context,
            List<Section> sections,
            Map<String, String> inputs,
            long upTo,
            List<Question> questions,
            boolean answers,
            boolean remembers)
            implements BeatFact {

        static Started read(Fields f) {
            return new Started(
                    f.text("beat"),
                    f.text("config"),
                    f.text("context", ""),
                    f.objects("sections", Section::read),
                    f.textMap("inputs"),
                    f.number("upTo", 0),
                    f.objects("questions", Question::read),
                    f.flag("answers", false),
                    f.flag("remembers", false));
        }

        @Override
        public Kind kind() {
            return Kind.BEAT_STARTED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat)
                    .put("config", config)
                    .put("context", context)
                    .put("sections", sections, Section::tree)
                    .put("inputs", inputs)
                    .put("upTo", upTo)
                    .put("questions", questions, Question::tree)
                    .put("answers", answers ? true : null)
                    .put("remembers", remembers ? true : null)
                    .done();
        }
    }

    /**
     * A model is about to be called; what it may cost is reserved.
     *
     * @param beat the beat's id
     * @param call the number of the call in its beat, from 1
     * @param attempt which attempt at this call, from 1
     * @param model the model's name
     * @param tokens the most tokens it may cost
     * @param micros the most micro-dollars it may cost
     */
    record ModelCalled(String beat, int call, int attempt, String model, long tokens, long micros) implements BeatFact {

        static ModelCalled read(Fields f) {
            return new ModelCalled(
                    f.text("beat"),
                    f.integer("call"),
                    f.integer("attempt", 1),
                    f.text("model"),
                    f.number("tokens", 0),
                    f.number("micros", 0));
        }

        @Override
        public Kind kind() {
            return Kind.MODEL_CALLED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat)
                    .put("call", call)
                    .put("attempt", attempt)
                    .put("model", model)
                    .put("tokens", tokens)
                    .put("micros", micros)
                    .done();
        }
    }

    /**
     * A model replied; the reservation is reconciled.
     *
     * @param beat the beat's id
     * @param call the number of the call
     * @param text its words
     * @param calls the tools it wants called
     * @param stop why it stopped
     * @param usage the tokens it cost, or {@code null} if it did not say: then the reservation stands
     * @param micros what it cost in micro-dollars
     */
    record ModelReplied(
            String beat,
            int call,
            String text,
            List<ToolCall> calls,
            ModelReply.Stop stop,
            @Nullable Usage usage,
            long micros)
            implements BeatFact {

        static ModelReplied read(Fields f) {
            Fields usage = f.optObject("usage");
            return new ModelReplied(
                    f.text("beat"),
                    f.integer("call"),
                    f.text("text", ""),
                    f.objects("calls", BeatFact::readCall),
                    f.choice("stop", ModelReply.Stop.class),
                    usage == null ? null : Tree.usage(usage),
                    f.number("micros", 0));
        }

        @Override
        public Kind kind() {
            return Kind.MODEL_REPLIED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat)
                    .put("call", call)
                    .put("text", text)
                    .put("calls", calls, BeatFact::tree)
                    .put("stop", stop)
                    .put("usage", Tree.usage(usage))
                    .put("micros", micros)
                    .done();
        }
    }

    /**
     * A model call failed; its reservation stands, because the provider may have billed it.
     *
     * @param beat the beat's id
     * @param call the number of the call
     * @param reason how it failed
     * @param why the details
     * @param retryAt when it is tried again, or {@code null} for never
     */
    record ModelFailed(
            String beat,
            int call,
            ModelException.Reason reason,
            String why,
            @Nullable Instant retryAt) implements BeatFact {

        static ModelFailed read(Fields f) {
            return new ModelFailed(
                    f.text("beat"),
                    f.integer("call"),
                    f.choice("reason", ModelException.Reason.class),
                    f.text("why", ""),
                    f.optInstant("retryAt"));
        }

        @Override
        public Kind kind() {
            return Kind.MODEL_FAILED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat)
                    .put("call", call)
                    .put("reason", reason)
                    .put("why", why)
                    .put("retryAt", retryAt)
                    .done();
        }
    }

    /** The beat goes on after the process ended in the middle of it. */
    record Resumed(String beat) implements BeatFact {

        static Resumed read(Fields f) {
            return new Resumed(f.text("beat"));
        }

        @Override
        public Kind kind() {
            return Kind.BEAT_RESUMED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat).done();
        }
    }

    /** A tool is about to be run; {@code attempt} counts from 1, {@code rule} let it through; empty if none was needed. */
    record ToolCalled(String beat, ToolCall call, Effect effect, int attempt, String rule) implements BeatFact {

        /** A call that no rule was needed for. */
        public ToolCalled(String beat, ToolCall call, Effect effect, int attempt) {
            this(beat, call, effect, attempt, "");
        }

        static ToolCalled read(Fields f) {
            return new ToolCalled(
                    f.text("beat"),
                    readCall(f),
                    f.choice("effect", Effect.class),
                    f.integer("attempt", 1),
                    f.text("rule", ""));
        }

        @Override
        public Kind kind() {
            return Kind.TOOL_CALLED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat)
                    .put("id", call.id())
                    .put("tool", call.tool())
                    .put("arguments", call.arguments())
                    .put("effect", effect)
                    .put("attempt", attempt)
                    .put("rule", rule.isEmpty() ? null : rule)
                    .done();
        }
    }

    /**
     * A tool returned, or its call was answered without running it; the text's origin stands in the envelope.
     *
     * @param beat the beat's id
     * @param id the call's id
     * @param status how it ended
     * @param text what the model reads
     * @param cut how many characters did not fit and were left out
     * @param inputs inputs of the gate that this call itself has changed, by name
     * @param evidence what the tool recorded of what it did; models do not see it
     */
    record ToolReturned(
            String beat,
            String id,
            ToolResult.Status status,
            String text,
            int cut,
            Map<String, String> inputs,
            List<Evidence> evidence)
            implements BeatFact {

        /** The result of a call that left no evidence. */
        public ToolReturned(
                String beat, String id, ToolResult.Status status, String text, int cut, Map<String, String> inputs) {
            this(beat, id, status, text, cut, inputs, List.of());
        }

        static ToolReturned read(Fields f) {
            return new ToolReturned(
                    f.text("beat"),
                    f.text("id"),
                    f.choice("status", ToolResult.Status.class),
                    f.text("text", ""),
                    f.integer("cut", 0),
                    f.textMap("inputs"),
                    Claims.evidence(f));
        }

        @Override
        public Kind kind() {
            return Kind.TOOL_RETURNED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            Tree tree = Tree.of("beat", beat)
                    .put("id", id)
                    .put("status", status)
                    .put("text", text)
                    .put("cut", cut)
                    .put("inputs", inputs);
            return Claims.put(tree, evidence).done();
        }
    }

    /** The agent's claims are about to be checked; {@code attempt} counts from 1. */
    record Verifying(String beat, int attempt) implements BeatFact {

        static Verifying read(Fields f) {
            return new Verifying(f.text("beat"), f.integer("attempt", 1));
        }

        @Override
        public Kind kind() {
            return Kind.CLAIMS_CHECKING;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat).put("attempt", attempt).done();
        }
    }

    /**
     * Claims were checked.
     *
     * @param beat the beat's id
     * @param objective the objective that they are to prove done, or empty for the beat's outcome
     * @param verification what was found
     */
    record Verified(String beat, String objective, Verification verification) implements BeatFact {

        static Verified read(Fields f) {
            Verification verification = Claims.read(f);
            return new Verified(
                    f.text("beat"),
                    f.text("objective", ""),
                    verification == null ? Verification.NOTHING_CLAIMED : verification);
        }

        @Override
        public Kind kind() {
            return Kind.CLAIMS_CHECKED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Claims.put(Tree.of("beat", beat).put("objective", objective), verification)
                    .done();
        }
    }

    /** The runtime told the model something, for example to name an outcome. */
    record Told(String beat, String text) implements BeatFact {

        static Told read(Fields f) {
            return new Told(f.text("beat"), f.text("text"));
        }

        @Override
        public Kind kind() {
            return Kind.BEAT_TOLD;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat).put("text", text).done();
        }
    }

    /** The tools of a further skill were made available. */
    record SkillBrought(String beat, String skill) implements BeatFact {

        static SkillBrought read(Fields f) {
            return new SkillBrought(f.text("beat"), f.text("skill"));
        }

        @Override
        public Kind kind() {
            return Kind.SKILL_BROUGHT;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat).put("skill", skill).done();
        }
    }

    /** The rest of the beat is thought through by a larger model. */
    record Escalated(String beat, String why, Tier to) implements BeatFact {

        static Escalated read(Fields f) {
            Tier to = f.optText("to") == null ? Tier.FRONTIER : f.choice("to", Tier.class);
            return new Escalated(f.text("beat"), f.text("why", ""), to);
        }

        @Override
        public Kind kind() {
            return Kind.BEAT_ESCALATED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat).put("why", why).put("to", to).done();
        }
    }

    /**
     * The transcript was made smaller.
     *
     * @param beat the beat's id
     * @param turns how many turns after the context were replaced by the note
     * @param tokens how many tokens it saved
     * @param note what stands in their place; empty if no turn was replaced
     * @param most how many characters of each tool result are kept at most; 0 for all
     */
    record Compacted(String beat, int turns, int tokens, String note, int most) implements BeatFact {

        static Compacted read(Fields f) {
            return new Compacted(
                    f.text("beat"),
                    f.integer("turns", 0),
                    f.integer("tokens", 0),
                    f.text("note", ""),
                    f.integer("most", 0));
        }

        @Override
        public Kind kind() {
            return Kind.BEAT_COMPACTED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat)
                    .put("turns", turns)
                    .put("tokens", tokens)
                    .put("note", note)
                    .put("most", most == 0 ? null : most)
                    .done();
        }
    }

    /** Memory has kept what the beat left, and all that earlier ones did, but for what it refused for good: a line each. */
    record Remembered(List<String> refused) implements BeatFact {

        static Remembered read(Fields f) {
            return new Remembered(f.texts("refused"));
        }

        @Override
        public Kind kind() {
            return Kind.BEAT_REMEMBERED;
        }

        @Override
        public String beat() {
            return "";
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return refused.isEmpty() ? Map.of() : Tree.of("refused", refused).done();
        }
    }

    /** The beat ended. */
    record Ended(String beat, BeatOutcome outcome) implements BeatFact {

        static Ended read(Fields f) {
            return new Ended(f.text("beat"), Outcomes.read(f));
        }

        @Override
        public Kind kind() {
            return Kind.BEAT_ENDED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Outcomes.tree(Tree.of("beat", beat), outcome);
        }
    }

    private static ToolCall readCall(Fields f) {
        return new ToolCall(f.text("id"), f.text("tool"), f.text("arguments", "{}"));
    }

    private static Map<String, @Nullable Object> tree(ToolCall call) {
        return Tree.of("id", call.id())
                .put("tool", call.tool())
                .put("arguments", call.arguments())
                .done();
    }
}
