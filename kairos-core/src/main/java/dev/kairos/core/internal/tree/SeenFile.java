package dev.kairos.core.internal.tree;

/**
 * A file as it was read.
 *
 * @param path relative to the root, with {@code /} between names
 * @param stamp what the file system said of it right before
 * @param content what it held
 * @param settled whether it had been left alone long enough for a later change to show in its stamp
 */
record SeenFile(String path, Stamp stamp, ContentHash content, boolean settled) implements Comparable<SeenFile> {

    /** Whether it need not be read again. */
    boolean isStill(Stamp now) {
        return settled && stamp.equals(now);
    }

    @Override
    public int compareTo(SeenFile other) {
        return path.compareTo(other.path);
    }
}
