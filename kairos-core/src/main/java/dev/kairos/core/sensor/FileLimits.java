package dev.kairos.core.sensor;

/**
 * How much a sensor of files reads at most. A folder that holds more is an error, not a part of the folder: what is not read
 * cannot be said to be unchanged.
 *
 * @param files how many files may count, 1 to 10,000,000; ten times as many names may be met on the way
 * @param bytes how many bytes they may hold together; positive
 */
public record FileLimits(int files, long bytes) {

    private static final FileLimits DEFAULTS = new FileLimits(20_000, 256L << 20);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public FileLimits {
        if (files < 1 || files > 10_000_000 || bytes < 1) {
            throw new IllegalArgumentException(
                    "file limits are out of range: files " + files + " (1-10000000), bytes " + bytes + " (positive)");
        }
    }

    /**
     * Returns the defaults.
     *
     * @return 20,000 files and 256 MiB
     */
    public static FileLimits defaults() {
        return DEFAULTS;
    }
}
