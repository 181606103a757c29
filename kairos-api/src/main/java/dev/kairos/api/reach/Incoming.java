package dev.kairos.api.reach;

import java.util.List;
import java.util.Objects;

/**
 * A message that came through a channel.
 *
 * @param key unique per message of its channel: a message that comes twice is heard once; 1 to 300 characters
 * @param sender who sent it, in the channel's own terms and as the channel itself has established; not empty
 * @param name what the sender is called; for people, proves nothing
 * @param to the conversation that a reply goes to, in the channel's own terms; not empty
 * @param text the words
 * @param attachments what came with them
 */
public record Incoming(String key, String sender, String name, String to, String text, List<Attachment> attachments) {

    /** How many attachments a message may have; further ones are counted and left out. */
    public static final int MOST_ATTACHMENTS = 10;

    /**
     * Something that came with a message.
     *
     * @param name its name as the sender wrote it
     * @param type its media type as the sender wrote it; may be empty
     * @param bytes how large it is
     * @param text its text, where it is text and small enough; otherwise empty
     */
    public record Attachment(String name, String type, long bytes, String text) {}

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if a part is missing
     */
    public Incoming {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
        attachments = List.copyOf(attachments);
        if (key.isBlank() || key.length() > 300 || sender.isBlank() || to.isBlank()) {
            throw new IllegalArgumentException("a message needs a key, a sender and a conversation: '" + sender + "'");
        }
    }

    /**
     * Creates a message without attachments in the conversation with its sender.
     *
     * @param key unique per message of its channel
     * @param sender who sent it
     * @param text the words
     * @return the message
     */
    public static Incoming of(String key, String sender, String text) {
        return new Incoming(key, sender, sender, sender, text, List.of());
    }
}
