package dev.kairos.core.internal.workspace;

/**
 * A replacement of one place of a text.
 *
 * @param search what stands there, exactly once in the text
 * @param replace what is to stand there
 */
public record Edit(String search, String replace) {}
