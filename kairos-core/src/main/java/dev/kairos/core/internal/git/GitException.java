package dev.kairos.core.internal.git;

import java.io.IOException;

/** A repository is none, is damaged, or keeps something in a form that is not understood. */
public final class GitException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong, and with which file
     */
    public GitException(String message) {
        super(message);
    }
}
