package dev.kairos.core.internal.json;

import dev.kairos.api.KairosException;
import org.jspecify.annotations.Nullable;

/** Thrown when a text is not the JSON that was asked for, or a tree cannot be written as JSON. */
public final class JsonException extends KairosException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was wrong and where
     * @param cause the underlying failure, or {@code null}
     */
    public JsonException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Creates the exception without a cause.
     *
     * @param message what was wrong and where
     */
    public JsonException(String message) {
        this(message, null);
    }

    @Override
    public boolean retriable() {
        return false;
    }
}
