package dev.kairos.memory.internal.index;

import dev.kairos.memory.internal.text.Clauses;

/**
 * The words of a unit.
 *
 * @param id the id of the episode or memory
 * @param speaker who speaks; empty for memories
 * @param text the words
 * @param clauses the words taken apart; none of memories and short texts
 */
public record Body(String id, String speaker, String text, Clauses clauses) {}
