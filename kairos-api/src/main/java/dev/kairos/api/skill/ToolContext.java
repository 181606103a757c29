package dev.kairos.api.skill;

import dev.kairos.api.AgentId;
import java.time.Instant;

/**
 * What a tool may know of the call that it serves.
 *
 * @param agent who calls
 * @param beat the id of the beat
 * @param key unique per call and stable over a repetition after a crash: hand it to receivers that deduplicate
 * @param now when the call began
 */
public record ToolContext(AgentId agent, String beat, String key, Instant now) {}
