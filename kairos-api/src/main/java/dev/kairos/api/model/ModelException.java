package dev.kairos.api.model;

import dev.kairos.api.KairosException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thrown by backends when a model call failed. */
public final class ModelException extends KairosException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final @Nullable Duration retryAfter;

    /** How a call can fail. */
    public enum Reason {
        /** The provider asks to slow down. */
        RATE_LIMITED(true),
        /** The provider is overloaded or has a fault of its own. */
        UNAVAILABLE(true),
        /** The provider could not be reached, or the connection broke. */
        UNREACHABLE(true),
        /** The call took too long, stayed silent or sent too much, and was abandoned. */
        ABANDONED(true),
        /** What arrived could not be understood. */
        GARBLED(true),
        /** The credentials were refused. */
        UNAUTHORIZED(false),
        /** The request was refused: a parameter, a schema, a policy of the provider. */
        REJECTED(false),
        /** The prompt does not fit the model's window. */
        TOO_LONG(false),
        /** A budget has no room for the call; it was not made. */
        BUDGET(false),
        /** The agent or its host was stopped; the call was not made or was broken off. */
        STOPPED(false);

        private final boolean retriable;

        Reason(boolean retriable) {
            this.retriable = retriable;
        }
    }

    /**
     * Creates the exception.
     *
     * @param reason how it failed
     * @param message what was wrong, with the model's name, and what to do about it
     * @param retryAfter how long the provider asks to wait, or {@code null} if it did not say
     * @param cause the underlying failure, or {@code null}
     */
    public ModelException(Reason reason, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    /**
     * Creates the exception without a wait.
     *
     * @param reason how it failed
     * @param message what was wrong, with the model's name, and what to do about it
     */
    public ModelException(Reason reason, String message) {
        this(reason, message, null, null);
    }

    /**
     * Returns how it failed.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Returns how long the provider asks to wait.
     *
     * @return the wait, or {@code null} if it did not say
     */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public boolean retriable() {
        return reason.retriable;
    }
}
