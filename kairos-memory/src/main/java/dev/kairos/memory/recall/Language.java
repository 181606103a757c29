package dev.kairos.memory.recall;

/**
 * The language that most of what is remembered is in. It decides how words are reduced to their stems, which words of a
 * question say nothing, and which expressions of time are understood. Chinese, Japanese and Korean text is found by pairs of
 * characters whatever the language is set to.
 */
public enum Language {
    /** English; expressions of time are understood. */
    ENGLISH,
    /** German. */
    GERMAN,
    /** French. */
    FRENCH,
    /** Spanish. */
    SPANISH,
    /** Any other: words are compared as they are written, whatever their case. */
    OTHER
}
