package dev.kairos.langchain4j;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import org.jspecify.annotations.Nullable;

/**
 * Says the most output tokens in the way that a model understands. OpenAI's newer models refuse {@code max_tokens} and want
 * {@code max_completion_tokens}, which servers that imitate OpenAI may not know. A host that sets {@code maxCompletionTokens}
 * on its LangChain4j model has one of the former.
 */
final class OutputLimit {

    private OutputLimit() {}

    /** Decides by name: the class need not be on the class path. */
    static ChatRequest say(ChatRequest request, @Nullable ChatRequestParameters defaults) {
        String name = "dev.langchain4j.model.openai.OpenAiChatRequestParameters";
        return defaults != null && defaults.getClass().getName().equals(name) ? OpenAi.say(request, defaults) : request;
    }

    private static final class OpenAi {
        static ChatRequest say(ChatRequest request, ChatRequestParameters defaults) {
            Integer limit = request.maxOutputTokens();
            if (((OpenAiChatRequestParameters) defaults).maxCompletionTokens() == null || limit == null) {
                return request;
            }
            return ChatRequest.builder()
                    .messages(request.messages())
                    .parameters(OpenAiChatRequestParameters.builder()
                            .toolSpecifications(request.toolSpecifications())
                            .maxCompletionTokens(limit)
                            .build())
                    .build();
        }
    }
}
