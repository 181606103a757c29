package dev.kairos.api.event;

import dev.kairos.api.AgentId;
import dev.kairos.api.KairosException;

/** Thrown when an agent's inbox holds as much as it may: nothing was taken, so nothing is lost by trying again later. */
public final class InboxFullException extends KairosException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param agent whose inbox
     * @param waiting how many events wait in it
     */
    public InboxFullException(AgentId agent, int waiting) {
        super(
                "the inbox of '" + agent + "' holds " + waiting
                        + " events: offer again once the agent has read some, or make fewer events wake it",
                null);
    }

    @Override
    public boolean retriable() {
        return true;
    }
}
