package dev.kairos.core.workspace;

/**
 * How much a workspace reads, shows and writes at once.
 *
 * @param shownCharacters of one tool result, 1,000 to 1,000,000; what is longer is cut, and that is said
 * @param fileBytes of a file that is read or written, 1,000 to 64 MiB; larger ones are refused
 * @param entries names of a list, files found, matches of a search, 10 to 10,000
 */
public record WorkspaceLimits(int shownCharacters, int fileBytes, int entries) {

    private static final WorkspaceLimits DEFAULTS = new WorkspaceLimits(20_000, 4 << 20, 200);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public WorkspaceLimits {
        if (shownCharacters < 1_000
                || shownCharacters > 1_000_000
                || fileBytes < 1_000
                || fileBytes > 64 << 20
                || entries < 10
                || entries > 10_000) {
            throw new IllegalArgumentException("workspace limits are out of range: shownCharacters " + shownCharacters
                    + " (1000-1000000), fileBytes " + fileBytes + " (1000-67108864), entries " + entries
                    + " (10-10000)");
        }
    }

    /**
     * Returns the defaults.
     *
     * @return 20,000 characters, 4 MiB, 200 entries
     */
    public static WorkspaceLimits defaults() {
        return DEFAULTS;
    }
}
