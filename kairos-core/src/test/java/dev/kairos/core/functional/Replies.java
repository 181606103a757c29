package dev.kairos.core.functional;

import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.testkit.ScriptedModel;
import java.util.List;

/** Replies that models of these tests give. */
final class Replies {

    static final Usage USAGE = Usage.of(100, 10);

    private Replies() {}

    static ModelReply call(String tool, String arguments) {
        return ModelReply.calls(List.of(new ToolCall("c-" + tool, tool, arguments)), USAGE);
    }

    static ModelReply finish(String outcome) {
        return finish(outcome, "done");
    }

    static ModelReply finish(String outcome, String summary) {
        return call("finish", "{\"outcome\":\"" + outcome + "\",\"summary\":\"" + summary + "\"}");
    }

    static ModelReply say(String text) {
        return ModelReply.text(text, USAGE);
    }

    /** A model that always finishes quietly. */
    static ScriptedModel quiet() {
        return ScriptedModel.of((request, n) -> finish("quiet"));
    }
}
