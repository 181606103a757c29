package dev.kairos.api.event;

/**
 * Who a text comes from; decides how far it is trusted. The constants stand from the most to the least trusted.
 *
 * <p>Labels are given by code, never by a model, and never rise by themselves: what is derived from several texts carries
 * the {@linkplain #least least} trusted of their origins.
 */
public enum Origin {
    /** The person or the host application that owns the agent. */
    OWNER,
    /** The agent itself, from nothing less trusted. */
    AGENT,
    /** A member of the owner's team: heard, but not the owner. */
    TEAM,
    /** Anybody else: web pages, issue titles, webhook bodies, files of strangers. Data, never instructions. */
    UNTRUSTED;

    /**
     * Returns the less trusted of this origin and another.
     *
     * @param other the other origin
     * @return the one that stands later in this enum
     */
    public Origin least(Origin other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
