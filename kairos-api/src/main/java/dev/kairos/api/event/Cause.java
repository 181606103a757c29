package dev.kairos.api.event;

import org.jspecify.annotations.Nullable;

/**
 * Why something happened, as a chain: a wake names its cause, an event raised inside a beat names that beat.
 *
 * @param kind what set it off
 * @param detail which one: the event's kind, the objective's id, the sensor's name; may be empty
 * @param depth how many beats stand between this and something that came from outside; 0 for the outside itself
 * @param beat the id of the beat that caused it, {@code AGENT/BEAT} if that is another agent's; {@code null} if it came from
 *     outside. What a tool sets off on the thread it runs on is caused by the beat that called it; what it hands to threads of
 *     its own counts as coming from outside
 */
public record Cause(
        Kind kind, String detail, int depth, @Nullable String beat) {

    /** What can set off a wake. */
    public enum Kind {
        /** The agent was started, or resumed after a restart. */
        START,
        /** A slot of the heartbeat. */
        HEARTBEAT,
        /** An event arrived. */
        EVENT,
        /** A person wrote. */
        MESSAGE,
        /** An objective fell due, recurred or was unblocked. */
        OBJECTIVE,
        /** The agent had asked to be woken at this time. */
        SELF,
        /** A beat that failed is tried again. */
        RETRY,
        /** A person answered an approval. */
        APPROVAL,
        /** The host asked for it. */
        HOST
    }

    /**
     * Checks the depth.
     *
     * @throws IllegalArgumentException if {@code depth} is negative
     */
    public Cause {
        if (depth < 0) {
            throw new IllegalArgumentException("cause depth " + depth + " is negative");
        }
    }

    /**
     * Creates a cause that comes from outside of any beat.
     *
     * @param kind what set it off
     * @param detail which one; may be empty
     * @return a cause of depth 0
     */
    public static Cause of(Kind kind, String detail) {
        return new Cause(kind, detail, 0, null);
    }

    @Override
    public String toString() {
        return detail.isEmpty() ? kind.name() : kind.name() + "(" + detail + ")";
    }
}
