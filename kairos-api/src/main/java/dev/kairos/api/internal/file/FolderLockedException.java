package dev.kairos.api.internal.file;

import java.io.IOException;

/** Thrown when a folder is open elsewhere. */
public final class FolderLockedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String owner;

    /**
     * Creates the exception.
     *
     * @param path the folder
     * @param owner who has it, in words
     */
    public FolderLockedException(String path, String owner) {
        super("folder " + path + " is in use by " + owner);
        this.owner = owner;
    }

    /**
     * Returns who has the folder.
     *
     * @return process, host and start, in words
     */
    public String owner() {
        return owner;
    }
}
