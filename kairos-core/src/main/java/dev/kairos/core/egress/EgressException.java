package dev.kairos.core.egress;

import dev.kairos.api.KairosException;
import org.jspecify.annotations.Nullable;

/** Thrown when an address is not one that may be called; nothing was sent. */
public final class EgressException extends KairosException {

    private static final long serialVersionUID = 1L;

    private final boolean retriable;

    EgressException(String message, boolean retriable, @Nullable Throwable cause) {
        super(message, cause);
        this.retriable = retriable;
    }

    /**
     * Tells whether the address was refused only because its host has no address at the moment.
     *
     * @return {@code true} if the name could not be resolved, {@code false} if calling it is not allowed
     */
    @Override
    public boolean retriable() {
        return retriable;
    }
}
