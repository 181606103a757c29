package dev.kairos.api.memory;

import dev.kairos.api.KairosException;
import org.jspecify.annotations.Nullable;

/** Thrown when a store or recall cannot do what it was asked; nothing that was acknowledged before is lost. */
public class MemoryException extends KairosException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why a store refused or failed. */
    public enum Reason {
        /** It was closed. */
        CLOSED,
        /** Another process or instance holds the folder; the message names it. */
        LOCKED,
        /** What is stored holds something else, or damage in the middle; the message names file and offset. */
        CORRUPT,
        /** It was written by a newer version; the message names both versions. */
        NEWER_FORMAT,
        /** A write or force failed, a full disk for example: reopen the store once the cause is gone. */
        POISONED,
        /** What is stored cannot be read or written. */
        INACCESSIBLE,
        /** The principal has no right to the scope. */
        DENIED,
        /** An episode with this id and another content is there already. */
        CONFLICT,
        /** The expected generation is not the current one: read it again, plan again. */
        STALE_GENERATION,
        /** There is no such generation, episode or memory. */
        UNKNOWN,
        /** An operation breaks a rule of the store; the message names the operation and the rule. */
        REFUSED
    }

    /**
     * Creates the exception.
     *
     * @param reason why
     * @param message what was wrong, with the offending value, and what to do about it
     * @param cause the underlying failure, or {@code null}
     */
    public MemoryException(Reason reason, String message, @Nullable Throwable cause) {
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
