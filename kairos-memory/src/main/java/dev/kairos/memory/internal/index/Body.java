package dev.kairos.memory.internal.index;

/**
 * The words of a unit.
 *
 * @param id the id of the episode or memory
 * @param speaker who speaks; empty for memories
 * @param text the words
 */
public record Body(String id, String speaker, String text) {}
