package dev.kairos.api.event;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened outside of the agent and that it should know of.
 *
 * @param kind a short stable name, for example {@code order.created}; 1 to 100 characters
 * @param text what the agent reads; bounded by the runtime to 64 KiB, the rest is cut and the cut is stated
 * @param origin who the text comes from
 * @param urgency when the agent looks at it
 * @param key an event with a key that the agent has seen is dropped; {@code null} for none
 * @param attributes further short facts, read by skills, not shown to models unless a skill does so
 */
public record Event(
        String kind,
        String text,
        Origin origin,
        Urgency urgency,
        @Nullable String key,
        Map<String, String> attributes) {

    /** When an event is looked at. */
    public enum Urgency {
        /** Wake the agent at once, within its minimum spacing. */
        NOW,
        /** Wait for the next wake, which then runs a beat. */
        NEXT_WAKE,
        /** Join the inbox and be read by the next beat that something else sets off. */
        INBOX
    }

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the kind is empty or longer than 100 characters
     */
    public Event {
        if (kind.isBlank() || kind.length() > 100) {
            throw new IllegalArgumentException("event kind '" + kind + "' must have 1-100 characters");
        }
        Objects.requireNonNull(text, "text");
        attributes = Map.copyOf(attributes);
    }

    /**
     * Creates an event of the host's own making: origin {@link Origin#OWNER}, urgency {@link Urgency#NOW}, no key.
     *
     * @param kind its kind
     * @param text what the agent reads
     * @return the event
     */
    public static Event of(String kind, String text) {
        return new Event(kind, text, Origin.OWNER, Urgency.NOW, null, Map.of());
    }

    /**
     * Returns this event with a key by which repeated deliveries are recognised.
     *
     * @param key the key, unique per agent and thing that happened
     * @return the event with the key
     */
    public Event key(String key) {
        return new Event(kind, text, origin, urgency, key, attributes);
    }

    /**
     * Returns this event with another origin.
     *
     * @param origin who the text comes from
     * @return the event with the origin
     */
    public Event from(Origin origin) {
        return new Event(kind, text, origin, urgency, key, attributes);
    }

    /**
     * Returns this event with another urgency.
     *
     * @param urgency when the agent looks at it
     * @return the event with the urgency
     */
    public Event urgency(Urgency urgency) {
        return new Event(kind, text, origin, urgency, key, attributes);
    }

    /**
     * Returns this event with other attributes.
     *
     * @param attributes further short facts
     * @return the event with the attributes
     */
    public Event attributes(Map<String, String> attributes) {
        return new Event(kind, text, origin, urgency, key, attributes);
    }
}
