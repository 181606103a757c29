package dev.kairos.core.workspace;

import dev.kairos.api.KairosException;
import org.jspecify.annotations.Nullable;

/** Thrown to a host whose workspace cannot be opened or does not do what was asked. Agents get a tool result instead. */
public final class WorkspaceException extends KairosException {

    private static final long serialVersionUID = 1L;

    /** The workspace's folder. */
    private final String root;

    WorkspaceException(String root, String message, @Nullable Throwable cause) {
        super("workspace '" + root + "': " + message, cause);
        this.root = root;
    }

    /**
     * Names the workspace.
     *
     * @return its folder
     */
    public String root() {
        return root;
    }

    /** {@inheritDoc} Somebody has to change something first. */
    @Override
    public boolean retriable() {
        return false;
    }
}
