package dev.kairos.core.internal.tree;

import java.io.IOException;

/** A tree holds more than may be read. */
public final class TreeTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TreeTooLargeException(String message) {
        super(message);
    }
}
