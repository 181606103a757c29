package dev.kairos.examples.keeper;

import java.time.Instant;

/**
 * A commit.
 *
 * @param hash its full name
 * @param author who wrote it
 * @param time when it was written
 * @param subject the first line of its message
 */
record Commit(String hash, String author, Instant time, String subject) {
    private static final int SHORT = 7;
    private static final int LONGEST_SUBJECT = 72;

    static String abbreviate(String hash) {
        return hash.substring(0, Math.min(SHORT, hash.length()));
    }

    /** One line for people. */
    @Override
    public String toString() {
        String shown = subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT) + "…";
        return abbreviate(hash) + " \"" + shown + "\" by " + author;
    }
}
