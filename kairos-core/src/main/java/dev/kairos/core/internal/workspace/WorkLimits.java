package dev.kairos.core.internal.workspace;

/**
 * How much is read, shown and written at once.
 *
 * @param shown characters of a text that is shown
 * @param fileBytes bytes of a file that is read or written
 * @param entries names of a list, matches of a search
 */
public record WorkLimits(int shown, int fileBytes, int entries) {}
