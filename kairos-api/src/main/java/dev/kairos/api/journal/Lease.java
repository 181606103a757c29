package dev.kairos.api.journal;

import dev.kairos.api.AgentId;
import java.time.Instant;

/**
 * The right to write an agent's log until it ends or a newer epoch is given out.
 *
 * @param agent whose log
 * @param owner who holds it; unique per running host
 * @param epoch rises with every change of hands, over restarts too
 * @param until when it ends unless it is acquired again before
 */
public record Lease(AgentId agent, String owner, long epoch, Instant until) {}
