package dev.kairos.langchain4j;

import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelException.Reason;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelReply.Stop;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.ToolCall;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Replies of LangChain4j as replies of Kairos.
 *
 * @param usages reads a provider's usage
 */
record Replies(Function<TokenUsage, Usage> usages) {

    ModelReply reply(ChatResponse response) {
        AiMessage message = response.aiMessage();
        String text = message.text();
        List<ToolCall> calls =
                message.toolExecutionRequests().stream().map(Replies::call).toList();
        TokenUsage usage = response.tokenUsage();
        return new ModelReply(
                text == null ? "" : text,
                calls,
                stop(response.finishReason(), !calls.isEmpty()),
                usage == null ? null : usages.apply(usage));
    }

    /** A stream that breaks off looks like a complete one but for its missing reason to finish. */
    ModelReply wholeStream(ChatResponse response) {
        if (response.finishReason() == null) {
            throw endedEarly();
        }
        return reply(response);
    }

    static ModelException endedEarly() {
        return new ModelException(Reason.GARBLED, "the stream ended before the reply did: try again");
    }

    private static ToolCall call(ToolExecutionRequest request) {
        String id = request.id();
        String arguments = request.arguments();
        return new ToolCall(
                id == null ? "" : id,
                String.valueOf(request.name()),
                arguments == null || arguments.isBlank() ? "{}" : JsonText.compact(arguments));
    }

    private static Stop stop(@Nullable FinishReason reason, boolean calls) {
        Stop usual = calls ? Stop.TOOLS : Stop.END;
        if (reason == null) {
            return usual;
        }
        return switch (reason) {
            case STOP, TOOL_EXECUTION, OTHER -> usual;
            case LENGTH -> Stop.LENGTH;
            case CONTENT_FILTER -> Stop.REFUSED;
        };
    }
}
