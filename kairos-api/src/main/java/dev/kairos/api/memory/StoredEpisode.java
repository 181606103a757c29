package dev.kairos.api.memory;

/**
 * An episode as a store holds it.
 *
 * @param sequence its place among the {@linkplain Change changes} of its scope, from 1, rising, possibly with gaps
 * @param episode the episode, its text as it is kept
 */
public record StoredEpisode(long sequence, Episode episode) {}
