package dev.kairos.api.oversight;

import dev.kairos.api.Money;
import dev.kairos.api.model.Usage;

/**
 * What calls have cost.
 *
 * @param calls model calls that were begun
 * @param usage their tokens, as reported by the models
 * @param cost their price, as reserved while a call is open and as reconciled once it ended
 */
public record Spend(long calls, Usage usage, Money cost) {

    /** Nothing spent. */
    public static final Spend NONE = new Spend(0, Usage.NONE, Money.ZERO);

    /**
     * Returns what was spent since an earlier reading of the same count.
     *
     * @param earlier the earlier reading
     * @return the difference
     */
    public Spend since(Spend earlier) {
        return new Spend(
                calls - earlier.calls, usage.minus(earlier.usage), new Money(cost.micros() - earlier.cost.micros()));
    }
}
