package dev.kairos.api.memory;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, in the words in which it happened. Immutable and append-only.
 *
 * @param id its name, unique in its scope; appending it again with the same content does nothing. 1 to 200 characters, none
 *     of them a control character
 * @param time when it happened, with the zone in which words like "yesterday" are meant; may lie in the future
 * @param speaker who said or did it
 * @param session what it was part of
 * @param text the words; stores keep the first {@value #MAX_TEXT} characters and say so in their receipt, and replace
 *     halves of surrogate pairs by U+FFFD
 * @param origin how far the text is trusted
 * @param entry where the agent's journal has it, or {@code null} if it did not come from a journal
 */
public record Episode(
        String id,
        ZonedDateTime time,
        Speaker speaker,
        Session session,
        String text,
        Origin origin,
        @Nullable EntryRef entry) {

    /** The longest text that is kept, in {@code char}s. */
    public static final int MAX_TEXT = 256 * 1024;

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if the id is blank, too long or holds control characters
     */
    public Episode {
        Names.check("episode id", id);
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(speaker, "speaker");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(origin, "origin");
    }

    /** The part a speaker plays. */
    public enum Role {
        /** A person. */
        PERSON,
        /** An agent or its model. */
        AGENT,
        /** A tool. */
        TOOL,
        /** The runtime or the host. */
        SYSTEM
    }

    /**
     * Who said or did something.
     *
     * @param name the name, 1 to 200 characters, none of them a control character
     * @param role the part played
     */
    public record Speaker(String name, Role role) {

        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException if the name is blank, too long or holds control characters
         */
        public Speaker {
            Names.check("speaker name", name);
            Objects.requireNonNull(role, "role");
        }
    }

    /**
     * A stretch of episodes that belong together: a conversation, a beat.
     *
     * @param id its name, unique in its scope: 1 to 200 characters, none of them a control character
     * @param kind what it is
     */
    public record Session(String id, Kind kind) {

        /** What a session can be. */
        public enum Kind {
            /** People and the agent talk. */
            CHAT,
            /** The agent works by itself. */
            BEAT,
            /** A tool reports. */
            TOOL,
            /** The agent consolidates its memory. */
            DREAM
        }

        /**
         * Checks the id.
         *
         * @throws IllegalArgumentException if the id is blank, too long or holds control characters
         */
        public Session {
            Names.check("session id", id);
            Objects.requireNonNull(kind, "kind");
        }
    }

    /**
     * Where a journal has something.
     *
     * @param agent whose journal
     * @param sequence the entry's place in it
     */
    public record EntryRef(AgentId agent, long sequence) {}
}
