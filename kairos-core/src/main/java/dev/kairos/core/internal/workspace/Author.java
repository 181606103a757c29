package dev.kairos.core.internal.workspace;

import java.time.Instant;

/**
 * Who changes something, and on which occasion.
 *
 * @param agent the agent's id
 * @param beat the beat's id
 * @param key unique per call: the same key again is the same change
 * @param time when
 */
public record Author(String agent, String beat, String key, Instant time) {}
