package dev.kairos.api.event;

import java.util.Objects;

/**
 * What a person says to an agent.
 *
 * @param text the words; bounded by the runtime to 64 KiB, the rest is cut and the cut is stated
 * @param sender who says it, as the host knows them; not empty. The runtime knows what is longer than 150 characters, or
 *     holds control characters, by its beginning and a digest
 * @param thread the conversation it belongs to; not empty
 * @param origin how far the sender is trusted
 */
public record Message(String text, String sender, String thread, Origin origin) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if {@code sender} or {@code thread} is blank
     */
    public Message {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(origin, "origin");
        if (sender.isBlank() || thread.isBlank()) {
            throw new IllegalArgumentException(
                    "a message needs a sender and a thread, got '" + sender + "', '" + thread + "'");
        }
    }

    /**
     * Creates a message of the owner in the thread {@code main}.
     *
     * @param text the words
     * @return the message
     */
    public static Message of(String text) {
        return new Message(text, "owner", "main", Origin.OWNER);
    }
}
