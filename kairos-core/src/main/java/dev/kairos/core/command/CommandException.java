package dev.kairos.core.command;

import dev.kairos.api.KairosException;
import org.jspecify.annotations.Nullable;

/** Thrown to a host whose command is not allowed or cannot be started. Agents get a tool result instead. */
public final class CommandException extends KairosException {

    private static final long serialVersionUID = 1L;

    /** What was to be run. */
    private final String command;

    CommandException(String command, String message, @Nullable Throwable cause) {
        super("command '" + command + "': " + message, cause);
        this.command = command;
    }

    /**
     * Names the command.
     *
     * @return its program and arguments
     */
    public String command() {
        return command;
    }

    /** {@inheritDoc} Somebody has to change something first. */
    @Override
    public boolean retriable() {
        return false;
    }
}
