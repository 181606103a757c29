package dev.kairos.core.internal.journal;

/** A place in the journal as one number that rises with the log: the segment above, the offset in its file below. */
final class Position {

    static final long NONE = 0;

    private Position() {}

    static long of(long segment, long offset) {
        return segment << 32 | offset;
    }

    static long segment(long position) {
        return position >>> 32;
    }

    static long offset(long position) {
        return position & 0xFFFFFFFFL;
    }
}
