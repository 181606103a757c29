package dev.kairos.api.memory;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A change from one generation to the next, all of it or nothing.
 *
 * @param expected the number of the generation it was planned on; 0 before the first commit
 * @param time when it is made, the {@code recorded} and {@code retired} of what it changes
 * @param author who makes it
 * @param operations what is changed, in order; at most {@value #MAX_OPERATIONS}; may be empty to move the watermark only
 * @param watermark up to which episode its author has read; not below the current one, 0 for "as it was"
 * @param note what its author wants kept with it, unread by stores: at most {@value #MAX_NOTE} characters
 */
public record Commit(
        long expected, Instant time, Author author, List<MemoryOp> operations, long watermark, String note) {

    /** The largest number of operations. */
    public static final int MAX_OPERATIONS = 10_000;

    /** The longest note, in {@code char}s. */
    public static final int MAX_NOTE = 1 << 20;

    /** Who can change memories. */
    public enum Author {
        /** A person, or the host in their name: may state what rests on no episode, and confirm what is not trusted. */
        PERSON,
        /** The agent while it works. */
        AGENT,
        /** A dream. */
        DREAM
    }

    /**
     * Copies and checks the bounds.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Commit {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(author, "author");
        operations = List.copyOf(operations);
        if (operations.size() > MAX_OPERATIONS) {
            throw new IllegalArgumentException(
                    operations.size() + " operations in one commit, at most " + MAX_OPERATIONS + ": make several");
        }
        if (note.length() > MAX_NOTE) {
            throw new IllegalArgumentException("a note of " + note.length() + " characters, at most " + MAX_NOTE);
        }
        if (expected < 0 || watermark < 0) {
            throw new IllegalArgumentException(
                    "generation " + expected + " and watermark " + watermark + " must not be negative");
        }
    }

    /**
     * Creates a commit that leaves the watermark as it is and has no note.
     *
     * @param expected the number of the generation it was planned on
     * @param time when it is made
     * @param author who makes it
     * @param operations what is changed
     * @return the commit
     */
    public static Commit of(long expected, Instant time, Author author, MemoryOp... operations) {
        return new Commit(expected, time, author, List.of(operations), 0, "");
    }
}
