package dev.kairos.core.internal.journal;

import org.jspecify.annotations.Nullable;

/** What a record is; codes count from 1 in this order. */
enum RecordType {
    ENTRY(1),
    CHECKPOINT(2),
    /** The keys of an agent whose entries may be gone. */
    KEYS(3),
    ROSTER(4),
    /** A segment was given up. */
    RELEASED(5),
    /** The journal was closed: what stands before it was forced. */
    CLOSED(6);

    private static final RecordType[] BY_CODE = values();

    private final int code;

    RecordType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static @Nullable RecordType of(int code) {
        return code >= 1 && code <= BY_CODE.length ? BY_CODE[code - 1] : null;
    }
}
