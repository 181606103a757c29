package dev.kairos.core.internal.workspace;

import java.io.IOException;

/** What was asked for is not done; the message tells whoever asked what was wrong and what to do about it. */
public final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Refuses.
     *
     * @param message with the offending value and the remedy
     */
    public RefusedException(String message) {
        super(message);
    }
}
