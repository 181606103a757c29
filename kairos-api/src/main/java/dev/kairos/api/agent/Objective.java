package dev.kairos.api.agent;

import dev.kairos.api.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an agent's standing work. Immutable; what happens to it is in the journal.
 *
 * @param id its name, unique per agent: 1 to 64 lower-case letters, digits and {@code -}
 * @param text what is to be achieved; at most 2,000 characters
 * @param state where it stands
 * @param priority the higher comes first in a beat's context; 0 by default
 * @param due when it falls due and wakes the agent, or {@code null} for no date
 * @param every how long after being done it falls due again, or {@code null} for once
 * @param claims the kinds of claims that must be stated and hold before it may be done
 * @param origin who it comes from
 * @param note why it is blocked, what was done, why it was cancelled; may be empty
 * @param limits what one beat that it set off may use, or {@code null} for what the agent's beats may
 */
public record Objective(
        String id,
        String text,
        State state,
        int priority,
        @Nullable Instant due,
        @Nullable Duration every,
        List<String> claims,
        Origin origin,
        String note,
        @Nullable Limits limits) {

    /**
     * What one beat that an objective set off may use at most; the agent's own limits hold too.
     *
     * @param steps model calls, at least 1
     * @param tokens input and output tokens of all its calls, at least 1,000
     */
    public record Limits(int steps, long tokens) {

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a value is out of its range
         */
        public Limits {
            if (steps < 1 || tokens < 1_000) {
                throw new IllegalArgumentException("the limits of an objective are out of range: steps " + steps
                        + " (at least 1), tokens " + tokens + " (at least 1000)");
            }
        }
    }

    /** Where an objective can stand. */
    public enum State {
        /** The agent proposed it; it does nothing until it is accepted. */
        PROPOSED,
        /** It is to be worked on. */
        ACCEPTED,
        /** It cannot go on, for the reason in its note. */
        BLOCKED,
        /** It was achieved. */
        DONE,
        /** It was given up or refused. */
        CANCELLED
    }

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Objective {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(origin, "origin");
        if (!id.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("objective id '" + id + "' must be 1-64 of a-z, 0-9 and '-'");
        }
        if (text.isBlank() || text.length() > 2_000) {
            throw new IllegalArgumentException(
                    "the text of objective '" + id + "' has " + text.length() + " characters, 1-2000 are allowed");
        }
        if (every != null && (every.isNegative() || every.isZero())) {
            throw new IllegalArgumentException("objective '" + id + "' recurs every " + every + ": must be positive");
        }
        claims = List.copyOf(claims);
    }

    /**
     * Creates an accepted objective of the owner without a date.
     *
     * @param id its name
     * @param text what is to be achieved
     * @return the objective
     */
    public static Objective of(String id, String text) {
        return new Objective(id, text, State.ACCEPTED, 0, null, null, List.of(), Origin.OWNER, "", null);
    }

    /**
     * Returns this objective with another date.
     *
     * @param due when it falls due
     * @return the objective
     */
    public Objective due(Instant due) {
        return new Objective(id, text, state, priority, due, every, claims, origin, note, limits);
    }

    /**
     * Returns this objective recurring.
     *
     * @param every how long after being done it falls due again
     * @return the objective
     */
    public Objective every(Duration every) {
        return new Objective(id, text, state, priority, due, every, claims, origin, note, limits);
    }

    /**
     * Returns this objective with another priority.
     *
     * @param priority the higher comes first
     * @return the objective
     */
    public Objective priority(int priority) {
        return new Objective(id, text, state, priority, due, every, claims, origin, note, limits);
    }

    /**
     * Returns this objective with the kinds of claims that must hold before it may be done.
     *
     * @param kinds the kinds
     * @return the objective
     */
    public Objective claims(String... kinds) {
        return new Objective(id, text, state, priority, due, every, List.of(kinds), origin, note, limits);
    }

    /**
     * Returns this objective with limits for the beats that it sets off: those whose cause it is because it fell due or the
     * owner changed it.
     *
     * @param steps model calls of one beat, at least 1
     * @param tokens input and output tokens of one beat, at least 1,000
     * @return the objective
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Objective limits(int steps, long tokens) {
        return new Objective(id, text, state, priority, due, every, claims, origin, note, new Limits(steps, tokens));
    }

    /**
     * Returns this objective in another state.
     *
     * @param state where it stands now
     * @param note why
     * @return the objective
     */
    public Objective state(State state, String note) {
        return new Objective(id, text, state, priority, due, every, claims, origin, note, limits);
    }

    /**
     * Tells whether it is accepted and its date, if it has one, has come.
     *
     * @param now the time
     * @return whether there is work
     */
    public boolean isDue(Instant now) {
        return state == State.ACCEPTED && due != null && !due.isAfter(now);
    }
}
