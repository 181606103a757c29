package dev.kairos.api.skill;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Event;
import dev.kairos.api.journal.Receipt;
import dev.kairos.api.time.Timers;
import java.time.Duration;
import java.time.InstantSource;

/** What a skill that runs alongside an agent may do: raise events, read the clock and set timers. Safe for use by many threads. */
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

    /**
     * Runs a task once a delay has passed, on one of the host's worker threads: for skills that look at something from time to
     * time. The task may block. It ends with the host, not with the agent: {@link Skill#stop} cancels what is pending.
     *
     * @param delay how long to wait, by the host's timers; zero or negative means at once
     * @param task what to run
     * @return the pending task
     */
    Timers.Pending after(Duration delay, Runnable task);
}
