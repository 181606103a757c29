package dev.kairos.api.memory;

import dev.kairos.api.event.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a memory says, and what it rests on.
 *
 * @param kind what sort of thing it says
 * @param text the words: 1 to {@value #MAX_TEXT} characters
 * @param key the fact it is about, or {@code null}; live memories with equal keys say different things of one fact
 * @param valid when it holds in the world
 * @param grounds what it rests on
 * @param origin the least trusted of the origins it comes from
 * @param importance how much it matters, 0 to 1
 */
public record Statement(
        Kind kind,
        String text,
        @Nullable FactKey key,
        Validity valid,
        Grounds grounds,
        Origin origin,
        double importance) {

    /** The longest text, in {@code char}s. */
    public static final int MAX_TEXT = 8_000;

    /** What sort of thing a memory says. */
    public enum Kind {
        /** Who the agent or its owner is. */
        IDENTITY,
        /** A standing instruction. */
        DIRECTIVE,
        /** How somebody likes things. */
        PREFERENCE,
        /** Something that is so. */
        FACT,
        /** Something that happened or will happen. */
        EVENT,
        /** Something to be done. */
        TASK,
        /** How something is done. */
        PROCEDURE,
        /** Something that was noticed over several episodes. */
        INSIGHT
    }

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the text is blank or too long, or the importance out of its range
     */
    public Statement {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(valid, "valid");
        Objects.requireNonNull(grounds, "grounds");
        Objects.requireNonNull(origin, "origin");
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("a memory's text of " + text.length() + " characters must have 1-"
                    + MAX_TEXT + " and not be blank");
        }
        if (!(importance >= 0 && importance <= 1)) {
            throw new IllegalArgumentException("importance " + importance + " must be 0 to 1");
        }
    }

    /**
     * Creates a statement without key, validity and derivations, of importance 0.5.
     *
     * @param kind what sort of thing it says
     * @param text the words
     * @param origin the least trusted of the origins it comes from
     * @param sources what it rests on
     * @return the statement
     */
    public static Statement of(Kind kind, String text, Origin origin, Source... sources) {
        return new Statement(kind, text, null, Validity.ALWAYS, new Grounds(List.of(sources), List.of()), origin, 0.5);
    }

    /**
     * Returns this statement about a fact.
     *
     * @param key the fact
     * @return the statement
     */
    public Statement key(FactKey key) {
        return new Statement(kind, text, key, valid, grounds, origin, importance);
    }

    /**
     * Returns this statement with another validity.
     *
     * @param valid when it holds in the world
     * @return the statement
     */
    public Statement valid(Validity valid) {
        return new Statement(kind, text, key, valid, grounds, origin, importance);
    }

    /**
     * Returns this statement with another importance.
     *
     * @param importance how much it matters, 0 to 1
     * @return the statement
     */
    public Statement importance(double importance) {
        return new Statement(kind, text, key, valid, grounds, origin, importance);
    }

    /**
     * Names a fact, so that a newer value can take the place of an older one.
     *
     * @param subject what it is about, for example {@code api rate limit}: 1 to 200 characters
     * @param attribute which property of it, for example {@code value}: 1 to 200 characters
     */
    public record FactKey(String subject, String attribute) {

        /**
         * Checks the lengths.
         *
         * @throws IllegalArgumentException if one is blank, too long or holds control characters
         */
        public FactKey {
            Names.check("subject of a fact", subject);
            Names.check("attribute of a fact", attribute);
        }
    }

    /**
     * When something holds in the world.
     *
     * @param from the first instant, or {@code null} if it is not known to have a beginning
     * @param to the first instant at which it holds no more, or {@code null} if it is not known to end
     */
    public record Validity(@Nullable Instant from, @Nullable Instant to) {

        /** Not known to begin or to end. */
        public static final Validity ALWAYS = new Validity(null, null);

        /**
         * Checks the order.
         *
         * @throws IllegalArgumentException if it ends before it begins
         */
        public Validity {
            if (from != null && to != null && to.isBefore(from)) {
                throw new IllegalArgumentException("validity ends at " + to + ", before it begins at " + from);
            }
        }

        /**
         * Tells whether it holds at an instant.
         *
         * @param instant the instant
         * @return whether it lies within
         */
        public boolean contains(Instant instant) {
            return (from == null || !instant.isBefore(from)) && (to == null || instant.isBefore(to));
        }
    }

    /**
     * What a statement rests on.
     *
     * @param sources the stretches of episodes, the nearest first, at most {@value #MAX_SOURCES}
     * @param derivations what in the text does not stand in the sources and how it follows from them, at most 16
     */
    public record Grounds(List<Source> sources, List<Derivation> derivations) {

        /** The largest number of sources. */
        public static final int MAX_SOURCES = 8;

        private static final int MAX_DERIVATIONS = 16;

        /**
         * Copies and checks the numbers.
         *
         * @throws IllegalArgumentException if there are too many
         */
        public Grounds {
            sources = List.copyOf(sources);
            derivations = List.copyOf(derivations);
            if (sources.size() > MAX_SOURCES || derivations.size() > MAX_DERIVATIONS) {
                throw new IllegalArgumentException(sources.size() + " sources and " + derivations.size()
                        + " derivations: keep the nearest " + MAX_SOURCES + " and " + MAX_DERIVATIONS);
            }
        }
    }

    /**
     * How a piece of a statement's text follows from its sources.
     *
     * @param from what the source says, for example {@code last Friday}
     * @param to what the statement says, for example {@code 2023-05-05}
     * @param rule the name of the rule, for example {@code time}
     */
    public record Derivation(String from, String to, String rule) {}
}
