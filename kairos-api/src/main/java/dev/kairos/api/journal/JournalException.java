package dev.kairos.api.journal;

import dev.kairos.api.KairosException;
import org.jspecify.annotations.Nullable;

/** Thrown when a journal cannot do what it was asked; nothing that it acknowledged before is lost. */
public class JournalException extends KairosException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why a journal refused or failed. */
    public enum Reason {
        /** It was closed. */
        CLOSED,
        /** Another process or instance holds the folder; the message names it. */
        LOCKED,
        /** The folder or a file holds something else, or damage in the middle; the message names file and offset. */
        CORRUPT,
        /** It was written by a newer version; the message names both versions. */
        NEWER_FORMAT,
        /** A write or force failed, a full disk for example: reopen the journal once the cause is gone. */
        POISONED,
        /** The folder cannot be read or written. */
        INACCESSIBLE,
        /** An entry or checkpoint is larger than allowed. */
        TOO_LARGE,
        /** The writer's lease has ended or a newer epoch exists. */
        LEASE_LOST
    }

    /**
     * Creates the exception.
     *
     * @param reason why
     * @param message what was wrong and what to do about it
     * @param cause the underlying failure, or {@code null}
     */
    public JournalException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /**
     * Returns why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    @Override
    public boolean retriable() {
        return reason == Reason.LOCKED;
    }
}
