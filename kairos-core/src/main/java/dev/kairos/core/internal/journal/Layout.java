package dev.kairos.core.internal.journal;

/** Where things stand in segments, frames and records. */
final class Layout {

    static final int VERSION = 1;

    /** Not UTF-8, so that no text in a record can look like it. */
    static final long SEGMENT_MAGIC = 0xFF4B4149524F534AL;

    static final int SEGMENT_HEADER = 64;
    static final int SEGMENT_VERSION = 8;
    static final int SEGMENT_CRC = 12;
    static final int SEGMENT_NUMBER = 16;
    static final int SEGMENT_JOURNAL = 24;

    /** Not UTF-8 either. */
    static final int FRAME_MAGIC = 0xFF4B4652;

    static final int FRAME_HEADER = 24;
    static final int FRAME_CRC = 4;
    static final int FRAME_LENGTH = 8;
    static final int FRAME_RECORDS = 12;
    static final int FRAME_POSITION = 16;

    /** Of the header, from the next field to its end. */
    static final int CRC = 0;

    static final int HEADER_LENGTH = 4;
    static final int PAYLOAD_LENGTH = 8;
    static final int PAYLOAD_CRC = 12;
    /** Of the entry before: a position, or minus the distance to it within one append. */
    static final int PREVIOUS = 16;

    static final int FLAGS = 24;

    /** The flag of a record whose payload was erased; its digest stays. */
    static final int ERASED = 1;

    /** What stands before it changes when a record is copied; what stands from here on is what links are made of. */
    static final int STABLE = 28;

    static final int TYPE = 28;
    static final int AGENT_LENGTH = 30;
    static final int SEQUENCE = 32;
    static final int EPOCH = 40;
    static final int LINK = 48;
    static final int SHAPE = 64;

    static final int ENTRY_NANOS = 68;
    static final int ENTRY_SECONDS = 72;
    static final int ENTRY_DIGEST = 80;
    static final int ENTRY_ORIGIN = 112;
    static final int ENTRY_CAUSE = 113;
    static final int ENTRY_KIND_LENGTH = 114;
    static final int ENTRY_DEPTH = 116;
    static final int ENTRY_KEY_LENGTH = 120;
    static final int ENTRY_DETAIL_LENGTH = 122;
    static final int ENTRY_BEAT_LENGTH = 124;
    static final int ENTRY_TEXTS = 128;

    static final int RETAIN_FROM = 72;
    static final int LAST_SEQUENCE = 80;
    static final int OTHER_TEXTS = 88;

    /** The length of a text that is absent. */
    static final int ABSENT = 0xFFFF;

    /** Longer headers are damage: no texts are that long. */
    static final int MAX_HEADER = 128 << 10;

    /** The most that is written at once, by one append or by many that share a force. */
    static final int MAX_FRAME = 128 << 20;

    private Layout() {}
}
