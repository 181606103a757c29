package dev.kairos.core.internal.fact;

import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Evidence;
import dev.kairos.core.internal.json.Fields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call of a tool in a beat, what came of it, or that more tools can be called. */
public sealed interface ToolFact extends BeatFact {

    /** A tool is about to be run; {@code attempt} counts from 1, {@code rule} let it through; empty if none was needed. */
    record Called(String beat, ToolCall call, Effect effect, int attempt, String rule) implements ToolFact {

        /** A call that no rule was needed for. */
        public Called(String beat, ToolCall call, Effect effect, int attempt) {
            this(beat, call, effect, attempt, "");
        }

        static Called read(Fields f) {
            return new Called(
                    f.text("beat"),
                    Tree.call(f),
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
    record Returned(
            String beat,
            String id,
            ToolResult.Status status,
            String text,
            int cut,
            Map<String, String> inputs,
            List<Evidence> evidence)
            implements ToolFact {

        /** The result of a call that left no evidence. */
        public Returned(
                String beat, String id, ToolResult.Status status, String text, int cut, Map<String, String> inputs) {
            this(beat, id, status, text, cut, inputs, List.of());
        }

        static Returned read(Fields f) {
            return new Returned(
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

    /** The tools of a further skill were made available. */
    record SkillBrought(String beat, String skill) implements ToolFact {

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
}
