package dev.kairos.core.internal.json;

import dev.kairos.api.KairosException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Thrown when a text is not the JSON that was asked for, or a tree cannot be written as JSON. */
public final class JsonException extends KairosException {

    private static final long serialVersionUID = 1L;
    private static final int EXCERPT = 60;

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

    /** A field is not there. */
    static JsonException missing(String path, String expected) {
        return new JsonException("field '" + path + "' is missing: expected " + expected);
    }

    /** A field is of another kind or out of its range. */
    static JsonException wrong(String path, String expected, @Nullable Object found, @Nullable Throwable cause) {
        String message = "field '" + path + "' is " + describe(found) + ": expected " + expected;
        return new JsonException(message, cause);
    }

    private static String describe(@Nullable Object value) {
        return value instanceof Map ? "an object" : value instanceof List ? "an array" : excerpt(String.valueOf(value));
    }

    /** Shortens a foreign text for a message. */
    static String excerpt(String text) {
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
    }

    @Override
    public boolean retriable() {
        return false;
    }
}
