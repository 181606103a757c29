package dev.kairos.core.internal.fact;

import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.core.internal.json.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call of a model in a beat, or what came of it. */
public sealed interface ModelFact extends BeatFact {

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
    record Called(String beat, int call, int attempt, String model, long tokens, long micros) implements ModelFact {

        static Called read(Fields f) {
            return new Called(
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
    record Replied(
            String beat,
            int call,
            String text,
            List<ToolCall> calls,
            ModelReply.Stop stop,
            @Nullable Usage usage,
            long micros)
            implements ModelFact {

        static Replied read(Fields f) {
            Fields usage = f.optObject("usage");
            return new Replied(
                    f.text("beat"),
                    f.integer("call"),
                    f.text("text", ""),
                    f.objects("calls", Tree::call),
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
                    .put("calls", calls, Tree::call)
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
    record Failed(
            String beat,
            int call,
            ModelException.Reason reason,
            String why,
            @Nullable Instant retryAt) implements ModelFact {

        static Failed read(Fields f) {
            return new Failed(
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
}
