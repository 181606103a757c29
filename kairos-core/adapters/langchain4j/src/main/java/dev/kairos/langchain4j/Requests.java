package dev.kairos.langchain4j;

import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.ToolSpec;
import dev.kairos.api.skill.ToolCall;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;

/** Requests of Kairos as requests of LangChain4j. */
final class Requests {

    /** Providers refuse messages without text. */
    private static final String NO_TEXT = "(no text)";

    private Requests() {}

    static ChatRequest of(ModelRequest request, ModelProfile profile) {
        ChatRequest.Builder builder = ChatRequest.builder()
                .messages(messages(request))
                .maxOutputTokens(Math.min(request.maxOutput(), profile.maxOutput()));
        if (!request.tools().isEmpty()) {
            builder.toolSpecifications(
                    request.tools().stream().map(Requests::tool).toList());
        }
        return builder.build();
    }

    private static List<ChatMessage> messages(ModelRequest request) {
        List<ChatMessage> messages = new ArrayList<>();
        if (!request.system().isBlank()) {
            messages.add(SystemMessage.from(request.system()));
        }
        for (ModelMessage message : request.messages()) {
            messages.add(message(message));
        }
        return messages;
    }

    private static ChatMessage message(ModelMessage message) {
        return switch (message.kind()) {
            case USER -> UserMessage.from(orNoText(((ModelMessage.User) message).text()));
            case ASSISTANT -> assistant((ModelMessage.Assistant) message);
            case TOOL_ANSWER -> answer((ModelMessage.ToolAnswer) message);
        };
    }

    private static AiMessage assistant(ModelMessage.Assistant said) {
        List<ToolExecutionRequest> calls =
                said.calls().stream().map(Requests::call).toList();
        if (calls.isEmpty()) {
            return AiMessage.from(orNoText(said.text()));
        }
        return said.text().isBlank() ? AiMessage.from(calls) : AiMessage.from(said.text(), calls);
    }

    private static ToolExecutionRequest call(ToolCall call) {
        return ToolExecutionRequest.builder()
                .id(call.id())
                .name(call.tool())
                .arguments(JsonText.orQuoted(call.arguments()))
                .build();
    }

    private static ToolExecutionResultMessage answer(ModelMessage.ToolAnswer answer) {
        return ToolExecutionResultMessage.builder()
                .id(answer.callId())
                .toolName(answer.tool())
                .text(orNoText(answer.text()))
                .isError(answer.error())
                .build();
    }

    private static ToolSpecification tool(ToolSpec tool) {
        return ToolSpecification.fromJson(JsonText.tool(tool));
    }

    private static String orNoText(String text) {
        return text.isBlank() ? NO_TEXT : text;
    }
}
