package dev.kairos.examples.readme;

import java.util.List;

/** A service of the host, as {@link OrdersSkill} uses it. */
public interface Orders {

    /**
     * Lists the orders that are not paid.
     *
     * @return their numbers
     */
    List<String> unpaid();

    /**
     * Sends a customer a reminder.
     *
     * @param order the order's number
     * @param text the words
     * @param key the same for a repetition of the same reminder
     */
    void remind(String order, String text, String key);
}
