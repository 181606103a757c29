package dev.kairos.core.bench;

import dev.kairos.api.heartbeat.WakeLimits;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.api.skill.ToolResult;
import java.time.Duration;
import java.util.List;

/** What the measurements of the loop have in common: a model without latency, and a tool. */
final class Subjects {

    static final String QUESTION = "Where is order A7?";
    static final String ANSWER = "It was shipped.";

    /** Turns in a row need no spacing; all other limits are at their defaults. */
    static final WakeLimits NO_SPACING = new WakeLimits(Duration.ZERO, 1_000_000, 4);

    private static final ModelReply CALL =
            ModelReply.calls(List.of(new ToolCall("1", "find_order", "{\"order\":\"A7\"}")), Usage.of(100, 10));
    private static final ModelReply TEXT = ModelReply.text(ANSWER, Usage.of(100, 10));

    private Subjects() {}

    /** The input of the tool. */
    record Lookup(String order) {}

    /** Calls the tool, then answers. */
    static ModelBackend model() {
        ModelProfile profile = ModelProfile.standard("zero", 200_000, 4_000, Price.perMillion("3", "15"));
        return new ModelBackend() {
            @Override
            public ModelProfile profile() {
                return profile;
            }

            @Override
            public ModelReply call(ModelRequest request, ReplySink sink) {
                List<ModelMessage> messages = request.messages();
                ModelMessage last = messages.get(messages.size() - 1);
                return last.kind() == ModelMessage.Kind.TOOL_ANSWER ? TEXT : CALL;
            }
        };
    }

    static Skill orders() {
        return Skill.of(
                "orders",
                "Looks up orders.",
                Tool.of(
                        "find_order",
                        "Finds an order by its number.",
                        Effect.READ,
                        Lookup.class,
                        (in, context) -> ToolResult.ok("order " + in.order() + ": shipped")));
    }
}
