package dev.kairos.git;

import dev.kairos.api.KairosException;
import org.jspecify.annotations.Nullable;

/** Thrown to a host whose repository cannot be worked in. Agents get a tool result instead. */
public final class GitWorkException extends KairosException {

    private static final long serialVersionUID = 1L;

    /** The repository. */
    private final String repository;

    GitWorkException(String repository, String message, @Nullable Throwable cause) {
        super("repository '" + repository + "': " + message, cause);
        this.repository = repository;
    }

    /**
     * Names the repository.
     *
     * @return its folder
     */
    public String repository() {
        return repository;
    }

    /** {@inheritDoc} Somebody has to change something first. */
    @Override
    public boolean retriable() {
        return false;
    }
}
