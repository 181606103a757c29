package dev.kairos.langchain4j;

import dev.langchain4j.model.output.TokenUsage;

/** Counts what a call used. */
public final class Tokens {
    private Tokens() {}

    /**
     * All tokens of a call.
     *
     * @param usage what the provider reported
     * @return input and output together, 0 if the provider reported nothing
     */
    public static int total(TokenUsage usage) {
        Integer total = usage.totalTokenCount();
        return total == null ? 0 : total;
    }
}
