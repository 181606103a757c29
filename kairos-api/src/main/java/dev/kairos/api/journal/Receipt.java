package dev.kairos.api.journal;

/**
 * What became of an offered entry.
 *
 * @param sequence the place of the entry in the agent's journal; of the first one if this is a duplicate
 * @param duplicate whether an entry with the same key was there already, so that nothing was written
 */
public record Receipt(long sequence, boolean duplicate) {}
