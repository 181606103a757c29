package dev.kairos.api.reach;

import dev.kairos.api.AgentId;
import java.util.Objects;

/**
 * Something that an agent has to say to people.
 *
 * @param key unique per thing to say, and the same over all attempts: hand it to receivers that deduplicate; 1 to 500 characters
 * @param agent who says it
 * @param to whom, in the notifier's own terms: a chat, an address, a thread; empty for the one that the notifier was made for
 * @param severity how much it matters
 * @param content what is said
 * @param isReply whether it answers somebody who waits for it: then neither quiet hours nor rate hold it back
 */
public record Notice(String key, AgentId agent, String to, Severity severity, Content content, boolean isReply) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the key is blank or too long
     */
    public Notice {
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(content, "content");
        if (key.isBlank() || key.length() > 500) {
            throw new IllegalArgumentException("the key of a notice must have 1-500 characters, has " + key.length());
        }
    }

    /**
     * Creates news for whom the notifier was made for.
     *
     * @param key unique per thing to say
     * @param agent who says it
     * @param severity how much it matters
     * @param content what is said
     * @return the notice
     */
    public static Notice news(String key, AgentId agent, Severity severity, Content content) {
        return new Notice(key, agent, "", severity, content, false);
    }

    /**
     * Creates a reply.
     *
     * @param key unique per thing to say
     * @param agent who says it
     * @param to whom
     * @param content what is said
     * @return the notice
     */
    public static Notice reply(String key, AgentId agent, String to, Content content) {
        return new Notice(key, agent, to, Severity.NORMAL, content, true);
    }

    /**
     * Returns this notice with another content.
     *
     * @param content what is said
     * @return the notice
     */
    public Notice content(Content content) {
        return new Notice(key, agent, to, severity, content, isReply);
    }
}
