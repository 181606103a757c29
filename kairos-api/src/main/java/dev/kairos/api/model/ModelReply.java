package dev.kairos.api.model;

import dev.kairos.api.skill.ToolCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model answered.
 *
 * @param text its words; may be empty
 * @param calls the tools it wants called, in order; may be empty
 * @param stop why it stopped
 * @param usage the tokens as reported by the provider, or {@code null} if it did not say
 */
public record ModelReply(
        String text,
        List<ToolCall> calls,
        Stop stop,
        @Nullable Usage usage) {

    /** Why a model stopped. */
    public enum Stop {
        /** It was done. */
        END,
        /** It wants tools called. */
        TOOLS,
        /** It reached the most output tokens; text and calls may be cut. */
        LENGTH,
        /** The provider refused or filtered the content. */
        REFUSED
    }

    /** Copies the calls. */
    public ModelReply {
        calls = List.copyOf(calls);
    }

    /**
     * Creates a reply of plain text.
     *
     * @param text the words
     * @param usage the tokens
     * @return the reply
     */
    public static ModelReply text(String text, Usage usage) {
        return new ModelReply(text, List.of(), Stop.END, usage);
    }

    /**
     * Creates a reply that calls tools.
     *
     * @param calls the calls
     * @param usage the tokens
     * @return the reply
     */
    public static ModelReply calls(List<ToolCall> calls, Usage usage) {
        return new ModelReply("", calls, Stop.TOOLS, usage);
    }
}
