package dev.kairos.core;

import dev.kairos.api.agent.AgentStatus;
import dev.kairos.api.agent.AgentStatus.Phase;
import java.util.List;

/**
 * How the agents of a runtime are.
 *
 * @param agents the status of each
 */
public record Health(List<AgentStatus> agents) {

    /** Copies the list. */
    public Health {
        agents = List.copyOf(agents);
    }

    /**
     * Tells whether all is well.
     *
     * @return whether no agent is late, stalled or closed
     */
    public boolean isWell() {
        return unwell().isEmpty();
    }

    /**
     * Lists the agents that need somebody's attention.
     *
     * @return those that are late, stalled or closed
     */
    public List<AgentStatus> unwell() {
        return agents.stream().filter(status -> isUnwell(status.phase())).toList();
    }

    private static boolean isUnwell(Phase phase) {
        return switch (phase) {
            case LATE, STALLED, CLOSED -> true;
            case RESTING, WAKING, BEATING -> false;
        };
    }
}
