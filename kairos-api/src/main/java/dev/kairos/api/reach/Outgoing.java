package dev.kairos.api.reach;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice in the outbox.
 *
 * @param id its name in the outbox
 * @param notifier who delivers it
 * @param notice the notice, without the secrets that were found in it
 * @param queued when it was put there
 * @param state where it stands
 * @param progress how far it came
 */
public record Outgoing(String id, String notifier, Notice notice, Instant queued, State state, Progress progress) {

    /** Where a notice can stand. */
    public enum State {
        /** It waits: for its turn, the end of quiet hours, a digest or another attempt. */
        QUEUED,
        /** It was handed to its notifier, whose answer is not there yet. */
        SENT,
        /** The far side has taken it. */
        CONFIRMED,
        /** The far side has not taken it, and it is not tried again. */
        FAILED,
        /** Nobody knows whether the far side has taken it. Only a person can have it sent again. */
        UNKNOWN,
        /** It was not sent because the same was said shortly before. */
        SUPPRESSED,
        /** It went out as a part of a digest. */
        DIGESTED,
        /** A person took it back before it was sent. */
        CANCELLED;

        /**
         * Tells whether nothing more happens to it by itself.
         *
         * @return whether it is in its last state
         */
        public boolean isFinal() {
            return this != QUEUED && this != SENT;
        }
    }

    /**
     * How far a notice came.
     *
     * @param attempts how often it was handed to its notifier
     * @param notBefore when it is tried next at the earliest, or {@code null} for at once
     * @param changed when it came to its state
     * @param note what the far side calls it, or what went wrong; may be empty
     */
    public record Progress(int attempts, @Nullable Instant notBefore, Instant changed, String note) {}

    /**
     * Returns this notice in another state.
     *
     * @param state where it stands
     * @param progress how far it came
     * @return the notice
     */
    public Outgoing with(State state, Progress progress) {
        return new Outgoing(id, notifier, notice, queued, state, progress);
    }
}
