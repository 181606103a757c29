package dev.kairos.api;

import org.jspecify.annotations.Nullable;

/**
 * The root of every exception that Kairos throws on purpose.
 *
 * <p>Subtypes live beside their topic and carry their subject as fields. Outcomes that a caller must expect (a skipped
 * wake, a failed tool, a refused action) are values, never exceptions.
 */
public abstract class KairosException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was wrong, with the offending value, and what to do about it
     * @param cause the underlying failure, or {@code null}
     */
    protected KairosException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Tells whether the same call may succeed later without anything being changed.
     *
     * @return {@code true} if a retry can help
     */
    public abstract boolean retriable();
}
