package dev.kairos.api.agent;

import dev.kairos.api.AgentId;
import dev.kairos.api.KairosException;

/** Thrown when something is put to an agent that no longer lives in this process; nothing was taken. */
public final class AgentClosedException extends KairosException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param agent which agent
     */
    public AgentClosedException(AgentId agent) {
        super("agent '" + agent + "' is closed: start it again, in a runtime that is open", null);
    }

    @Override
    public boolean retriable() {
        return false;
    }
}
