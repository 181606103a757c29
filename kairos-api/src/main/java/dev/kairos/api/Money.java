package dev.kairos.api;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of US dollars, exact to the micro-dollar.
 *
 * @param micros millionths of a US dollar; may be negative
 */
public record Money(long micros) implements Comparable<Money> {

    /** Nothing. */
    public static final Money ZERO = new Money(0);

    /**
     * Creates an amount.
     *
     * @param dollars a decimal number, for example {@code "2.00"}; digits past the sixth are rounded up
     * @return the amount
     * @throws NumberFormatException if it is not a decimal number
     * @throws ArithmeticException if it is beyond nine trillion dollars
     */
    public static Money usd(String dollars) {
        return new Money(new BigDecimal(dollars)
                .movePointRight(6)
                .setScale(0, RoundingMode.UP)
                .longValueExact());
    }

    /**
     * Returns the sum.
     *
     * @param other the other amount
     * @return this plus other
     * @throws ArithmeticException on overflow
     */
    public Money plus(Money other) {
        return other.micros == 0 ? this : new Money(Math.addExact(micros, other.micros));
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(micros, other.micros);
    }

    /**
     * Renders the amount.
     *
     * @return for example {@code $2.00} or {@code $0.000125}
     */
    @Override
    public String toString() {
        BigDecimal dollars = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return "$"
                + dollars.setScale(Math.max(2, dollars.scale()), RoundingMode.UNNECESSARY)
                        .toPlainString();
    }
}
