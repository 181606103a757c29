package dev.kairos.api.oversight;

import org.jspecify.annotations.Nullable;

/**
 * What became of an answer.
 *
 * @param status whether it was taken
 * @param text why, for the person who answered
 * @param approval the approval as it stands now, or {@code null} if there is none with that id
 */
public record Resolution(
        Status status, String text, @Nullable Approval approval) {

    /** Whether an answer was taken. */
    public enum Status {
        /** It is durable; the action, if one follows, begins once the agent rests. */
        ACCEPTED,
        /** There is no approval with that id. */
        UNKNOWN,
        /** It is not pending any more: answered, expired or void. */
        CLOSED,
        /** The action was not shown to this person before. */
        NOT_SHOWN,
        /** The digest is not that of the action that was asked about. */
        OTHER_ACTION,
        /** The edited arguments break the tool's schema, or the answer does not fit the question. */
        UNFIT
    }

    /**
     * Tells whether the answer was taken.
     *
     * @return whether it was accepted
     */
    public boolean isAccepted() {
        return status == Status.ACCEPTED;
    }
}
