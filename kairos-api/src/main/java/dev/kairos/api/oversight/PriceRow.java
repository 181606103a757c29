package dev.kairos.api.oversight;

import dev.kairos.api.Money;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.Usage;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What a model costs from a day on.
 *
 * @param model the model's name as the provider spells it
 * @param from the first day on which it holds, in UTC
 * @param price the price of a prompt below all steps
 * @param steps higher prices of larger prompts, by rising size
 * @param batchPercent what a call in a batch costs, in percent of the price; 100 if batches are no cheaper
 * @param source where the provider states it
 */
public record PriceRow(String model, LocalDate from, Price price, List<Step> steps, int batchPercent, String source) {

    /**
     * A price that larger prompts have, for all of their tokens.
     *
     * @param above it holds for prompts of more input tokens than this
     * @param price the price
     */
    public record Step(long above, Price price) {}

    /**
     * Copies the steps.
     *
     * @throws IllegalArgumentException if the steps do not rise or the percentage is not from 1 to 100
     */
    public PriceRow {
        steps = List.copyOf(steps);
        long last = 0;
        for (Step step : steps) {
            if (step.above() <= last) {
                throw new IllegalArgumentException("the steps of the price of '" + model + "' do not rise: " + steps);
            }
            last = step.above();
        }
        if (batchPercent < 1 || batchPercent > 100) {
            throw new IllegalArgumentException(
                    "a batch of '" + model + "' costs " + batchPercent + " percent: 1-100 are allowed");
        }
    }

    /**
     * Creates a row without steps that always held.
     *
     * @param model the model's name
     * @param price its price
     * @return the row
     */
    public static PriceRow of(String model, Price price) {
        return new PriceRow(model, LocalDate.EPOCH, price, List.of(), 100, "the host");
    }

    /**
     * Returns what calls in a batch cost.
     *
     * @return the row with all prices at {@link #batchPercent()}, rounded up; itself if batches are no cheaper
     */
    public PriceRow batched() {
        if (batchPercent == 100) {
            return this;
        }
        List<Step> cheaper = steps.stream()
                .map(step -> new Step(step.above(), percent(step.price())))
                .toList();
        return new PriceRow(model, from, percent(price), cheaper, 100, source);
    }

    private Price percent(Price whole) {
        return new Price(
                percent(whole.input()),
                percent(whole.cacheRead()),
                percent(whole.cacheWrite()),
                percent(whole.output()));
    }

    private long percent(long micros) {
        return (micros * batchPercent + 99) / 100;
    }

    /**
     * Returns the price for a prompt.
     *
     * @param input its input tokens, cached ones included
     * @return the price for all its tokens
     */
    public Price price(long input) {
        Price holds = price;
        for (Step step : steps) {
            holds = input > step.above() ? step.price() : holds;
        }
        return holds;
    }

    /**
     * Computes what a usage costs.
     *
     * @param usage the tokens of one call
     * @return the cost, rounded up to the micro-dollar
     */
    public Money cost(Usage usage) {
        return price(usage.input()).cost(usage);
    }

    /**
     * Computes the most that a call can cost: no token from the cache, each written to it if that is dearer.
     *
     * @param input the most input tokens
     * @param output the most output tokens
     * @return the bound
     */
    public Money most(long input, long output) {
        Money most = Money.ZERO;
        for (long size : sizes(input)) {
            Price price = price(size);
            long dearest = Math.max(price.input(), Math.max(price.cacheRead(), price.cacheWrite()));
            Money cost = new Price(dearest, dearest, dearest, price.output()).cost(Usage.of(size, output));
            most = cost.compareTo(most) > 0 ? cost : most;
        }
        return most;
    }

    /** Sizes at which a bound may lie: a step is not always dearer. */
    private long[] sizes(long input) {
        return LongStream.concat(
                        steps.stream().mapToLong(Step::above).filter(above -> above < input), LongStream.of(input))
                .toArray();
    }
}
