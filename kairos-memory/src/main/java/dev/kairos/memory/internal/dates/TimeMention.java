package dev.kairos.memory.internal.dates;

/**
 * An expression of time in a text.
 *
 * @param from where it begins, in {@code char}s
 * @param to where it ends, exclusive
 * @param span which days it means
 * @param relative whether that depends on when it was said
 */
public record TimeMention(int from, int to, Span span, boolean relative) {}
