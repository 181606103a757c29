package dev.kairos.api.agent;

import dev.kairos.api.AgentId;
import dev.kairos.api.KairosException;

/** Completes the future of a question that got no answer. */
public final class NoAnswerException extends KairosException {

    private static final long serialVersionUID = 1L;

    private final AgentId agent;

    /**
     * Creates the exception.
     *
     * @param agent who was asked
     * @param why how the beat ended, or what else happened
     */
    public NoAnswerException(AgentId agent, String why) {
        super("agent '" + agent + "' gave no answer: " + why, null);
        this.agent = agent;
    }

    /**
     * Returns who was asked.
     *
     * @return the agent
     */
    public AgentId agent() {
        return agent;
    }

    @Override
    public boolean retriable() {
        return true;
    }
}
