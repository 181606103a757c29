package dev.kairos.core.internal.state;

import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.core.internal.fact.ModelFact;
import java.util.List;
import java.util.stream.Collectors;

/** What becomes of a reply that reached the most tokens of one reply. */
final class CutReply {

    /** What the model is told. */
    static final ModelMessage TOLD = new ModelMessage.User(
            "Your reply reached the most tokens that one reply may have and was cut off. Nothing of it was used and no tool"
                    + " was run. Say it shorter, or do the work in several smaller tool calls.");

    /** Why a beat ends whose model was told and did it again. */
    static final String AGAIN = "the model's reply was cut off at its most tokens, and again after it was asked to be"
            + " shorter: raise the reply limit of the context limits, or the model's most output tokens";

    private CutReply() {}

    /** What the model sees of it: its words, and which calls were not made. Providers want answers to calls that stand there. */
    static ModelMessage said(ModelFact.Replied reply) {
        String calls = reply.calls().stream()
                .map(ToolCall::tool)
                .collect(Collectors.joining(", ", "[calls that were not made: ", "]"));
        String text = reply.text().isBlank() ? "[cut off]" : reply.text();
        return new ModelMessage.Assistant(reply.calls().isEmpty() ? text : text + "\n" + calls, List.of());
    }
}
