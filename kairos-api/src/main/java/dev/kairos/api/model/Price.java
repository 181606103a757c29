package dev.kairos.api.model;

import dev.kairos.api.Money;

/**
 * What a model's tokens cost, in micro-dollars per million tokens (so 3 dollars per million are 3,000,000).
 *
 * @param input input tokens that no cache served
 * @param cacheRead input tokens read from the provider's cache
 * @param cacheWrite input tokens written to the provider's cache
 * @param output output tokens
 */
public record Price(long input, long cacheRead, long cacheWrite, long output) {

    /** The price of a model that runs here. */
    public static final Price FREE = new Price(0, 0, 0, 0);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Price {
        if (input < 0 || cacheRead < 0 || cacheWrite < 0 || output < 0) {
            throw new IllegalArgumentException(
                    "a price is negative: " + input + ", " + cacheRead + ", " + cacheWrite + ", " + output);
        }
    }

    /**
     * Creates a price without a discount for caching.
     *
     * @param input dollars per million input tokens, for example {@code "3.00"}
     * @param output dollars per million output tokens
     * @return the price
     */
    public static Price perMillion(String input, String output) {
        long in = Money.usd(input).micros();
        return new Price(in, in, in, Money.usd(output).micros());
    }

    /**
     * Computes what a usage costs, rounded up to the micro-dollar.
     *
     * @param usage the tokens
     * @return the cost
     */
    public Money cost(Usage usage) {
        long plain = usage.input() - usage.cacheRead() - usage.cacheWrite();
        long perMillion = Math.addExact(
                Math.addExact(Math.multiplyExact(plain, input), Math.multiplyExact(usage.cacheRead(), cacheRead)),
                Math.addExact(
                        Math.multiplyExact(usage.cacheWrite(), cacheWrite),
                        Math.multiplyExact(usage.output(), output)));
        return new Money(-Math.floorDiv(-perMillion, 1_000_000L));
    }
}
