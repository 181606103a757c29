package dev.kairos.api.skill;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Event;
import dev.kairos.api.journal.Receipt;
import java.time.InstantSource;

/** What a skill that runs alongside an agent may do: raise events and read the clock. Safe for use by many threads. */
public interface SkillContext {

    /**
     * Names the agent.
     *
     * @return its id
     */
    AgentId agent();

    /**
     * Returns the host's clock.
     *
     * @return the clock
     */
    InstantSource clock();

    /**
     * Puts an event into the agent's inbox, durably.
     *
     * @param event what happened
     * @return where it stands, and whether its key was seen before
     */
    Receipt offer(Event event);
}
