package dev.kairos.api.oversight;

import dev.kairos.api.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much may be spent. The most that a call can cost is reserved before it is made; a call for which no room is left is not
 * made. A budget of an agent holds beside that of its host: both must have room.
 *
 * <pre>{@code
 * Budget.perDay(Money.usd("2.00")).and(Budget.perMonth(Money.usd("30.00"))).and(Budget.perBeat(Money.usd("0.25")))
 * }</pre>
 *
 * @param caps the caps; all of them hold
 */
public record Budget(List<Cap> caps) {

    /** No caps. */
    public static final Budget NONE = new Budget(List.of());

    /** What a cap is counted over. */
    public enum Per {
        /** One model call. */
        CALL,
        /** One beat. */
        BEAT,
        /** One objective, over its whole life. */
        OBJECTIVE,
        /** A day in the zone of the runtime's budget. */
        DAY,
        /** A calendar month in that zone. */
        MONTH
    }

    /**
     * One cap.
     *
     * @param per what it is counted over
     * @param money the most money, or {@code null} for no cap in money
     * @param tokens the most tokens, in and out; 0 for no cap in tokens
     */
    public record Cap(Per per, @Nullable Money money, long tokens) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is negative or both are missing
         */
        public Cap {
            if (tokens < 0 || (money != null && money.micros() < 0) || (money == null && tokens == 0)) {
                throw new IllegalArgumentException("a cap per " + per + " of " + money + " and " + tokens
                        + " tokens: name a sum of money or a number of tokens, not negative");
            }
        }
    }

    /** Copies the caps. */
    public Budget {
        caps = List.copyOf(caps);
    }

    /**
     * Caps the money of a day.
     *
     * @param money the most
     * @return the budget
     */
    public static Budget perDay(Money money) {
        return per(Per.DAY, money);
    }

    /**
     * Caps the money of a month.
     *
     * @param money the most
     * @return the budget
     */
    public static Budget perMonth(Money money) {
        return per(Per.MONTH, money);
    }

    /**
     * Caps the money of each beat.
     *
     * @param money the most
     * @return the budget
     */
    public static Budget perBeat(Money money) {
        return per(Per.BEAT, money);
    }

    /**
     * Caps money.
     *
     * @param per what it is counted over
     * @param money the most
     * @return the budget
     */
    public static Budget per(Per per, Money money) {
        return new Budget(List.of(new Cap(per, money, 0)));
    }

    /**
     * Caps tokens.
     *
     * @param per what they are counted over
     * @param most the most tokens, in and out, from 1
     * @return the budget
     */
    public static Budget tokens(Per per, long most) {
        return new Budget(List.of(new Cap(per, null, most)));
    }

    /**
     * Adds the caps of another budget.
     *
     * @param other the other
     * @return both
     */
    public Budget and(Budget other) {
        List<Cap> all = new ArrayList<>(caps);
        all.addAll(other.caps);
        return new Budget(all);
    }

    /**
     * Tells whether any cap is in money.
     *
     * @return whether models need a price
     */
    public boolean capsMoney() {
        return caps.stream().anyMatch(cap -> cap.money() != null);
    }
}
