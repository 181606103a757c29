package dev.kairos.api.dream;

import java.time.Instant;

/**
 * How a memory was used.
 *
 * @param times how often it stood in what a beat began with
 * @param last when it did so last
 */
public record MemoryUse(int times, Instant last) {}
