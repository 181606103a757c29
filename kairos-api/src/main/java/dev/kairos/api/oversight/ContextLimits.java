package dev.kairos.api.oversight;

/**
 * How large the prompt of a beat may be, in estimated tokens.
 *
 * @param context what a beat begins with, all included: system text, tool schemas, events, objectives, memory; 1,000 to
 *     1,000,000. An agent whose instructions and tools leave no room in it is refused at its start; tools that a beat brings in
 *     later come on top
 * @param transcript what is said and done inside the beat after that, before it is compacted; 1,000 to 1,000,000
 * @param reply the most tokens that one reply may have, 100 to 100,000; the model's own limit holds too
 */
public record ContextLimits(int context, int transcript, int reply) {

    private static final ContextLimits DEFAULTS = new ContextLimits(4_000, 32_000, 4_000);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public ContextLimits {
        if (context < 1_000
                || context > 1_000_000
                || transcript < 1_000
                || transcript > 1_000_000
                || reply < 100
                || reply > 100_000) {
            throw new IllegalArgumentException("context limits are out of range: context " + context
                    + " (1000-1000000), transcript " + transcript + " (1000-1000000), reply " + reply
                    + " (100-100000)");
        }
    }

    /**
     * Returns the defaults.
     *
     * @return 4,000 tokens of context, 32,000 of transcript, 4,000 per reply
     */
    public static ContextLimits defaults() {
        return DEFAULTS;
    }
}
