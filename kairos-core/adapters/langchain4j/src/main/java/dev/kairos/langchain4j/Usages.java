package dev.kairos.langchain4j;

import dev.kairos.api.model.Usage;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/** What providers report as usage. */
final class Usages {

    private Usages() {}

    /** Decides by name: the classes of providers that are not on the class path must not be touched. */
    static Usage of(TokenUsage usage) {
        return switch (usage.getClass().getName()) {
            case "dev.langchain4j.model.anthropic.AnthropicTokenUsage" -> Anthropic.usage(usage);
            case "dev.langchain4j.model.openai.OpenAiTokenUsage" -> OpenAi.usage(usage);
            default -> Usage.of(count(usage.inputTokenCount()), count(usage.outputTokenCount()));
        };
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }

    /** Anthropic counts what it read from or wrote to a cache apart from the input. */
    private static final class Anthropic {
        static Usage usage(TokenUsage usage) {
            AnthropicTokenUsage own = (AnthropicTokenUsage) usage;
            long read = count(own.cacheReadInputTokens());
            long written = count(own.cacheCreationInputTokens());
            return new Usage(
                    count(own.inputTokenCount()) + read + written, read, written, count(own.outputTokenCount()));
        }
    }

    /** OpenAI's input includes what it read from a cache; writing is free and not reported. */
    private static final class OpenAi {
        static Usage usage(TokenUsage usage) {
            OpenAiTokenUsage own = (OpenAiTokenUsage) usage;
            OpenAiTokenUsage.InputTokensDetails details = own.inputTokensDetails();
            long input = count(own.inputTokenCount());
            long read = details == null ? 0 : Math.min(input, count(details.cachedTokens()));
            return new Usage(input, read, 0, count(own.outputTokenCount()));
        }
    }
}
