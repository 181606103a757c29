package dev.kairos.api.model;

/**
 * The tokens of one or more calls.
 *
 * @param input all input tokens, those read from and written to a cache included
 * @param cacheRead of these, tokens that were read from the provider's cache
 * @param cacheWrite of these, tokens that were written to the provider's cache
 * @param output all output tokens, reasoning included
 */
public record Usage(long input, long cacheRead, long cacheWrite, long output) {

    /** No tokens at all. */
    public static final Usage NONE = new Usage(0, 0, 0, 0);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative, or cached tokens exceed the input
     */
    public Usage {
        if (input < 0 || cacheRead < 0 || cacheWrite < 0 || output < 0 || cacheRead + cacheWrite > input) {
            throw new IllegalArgumentException("usage is out of range: input " + input + ", cacheRead " + cacheRead
                    + ", cacheWrite " + cacheWrite + ", output " + output);
        }
    }

    /**
     * Creates a usage without caching.
     *
     * @param input input tokens
     * @param output output tokens
     * @return the usage
     */
    public static Usage of(long input, long output) {
        return new Usage(input, 0, 0, output);
    }

    /**
     * Returns the sum of this and another usage.
     *
     * @param other the other
     * @return the sum
     */
    public Usage plus(Usage other) {
        return new Usage(
                input + other.input, cacheRead + other.cacheRead, cacheWrite + other.cacheWrite, output + other.output);
    }

    /**
     * Returns what is in this usage and not in a part of it.
     *
     * @param part a part of this usage
     * @return the difference
     */
    public Usage minus(Usage part) {
        return new Usage(
                input - part.input, cacheRead - part.cacheRead, cacheWrite - part.cacheWrite, output - part.output);
    }

    /**
     * Returns input and output together.
     *
     * @return the tokens
     */
    public long total() {
        return input + output;
    }
}
