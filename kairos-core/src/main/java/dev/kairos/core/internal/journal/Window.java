package dev.kairos.core.internal.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads single records from segments, keeping a stretch of bytes around the last one at hand. For one thread. */
final class Window {

    /** One page: for records that lie far apart. */
    private static final int NARROW = 4 << 10;

    /** For records that lie close together, as those of a lively agent do. */
    private static final int WIDE = 64 << 10;

    private final Segments segments;
    private final RecordView view = new RecordView();
    private ByteBuffer buffer = ByteBuffer.allocate(NARROW);
    /** Where the buffer's first byte stands. */
    private long base = Position.NONE;

    Window(Segments segments) {
        this.segments = segments;
    }

    /** The record at a place, its header whole; its payload need not be at hand. Valid until the next call. */
    RecordView header(long position) throws IOException {
        int index = load(position, Layout.OTHER_TEXTS);
        int length = view.at(buffer, index).headerLength();
        if (length < Layout.OTHER_TEXTS || length > Layout.MAX_HEADER) {
            throw segments.corruptAt(position, "no record begins here");
        }
        index = load(position, length);
        if (!view.at(buffer, index).headerIsWhole(buffer.limit())) {
            throw segments.corruptAt(position, "the header of a record fails its check");
        }
        return view;
    }

    /** The record at a place, whole. Valid until the next call. */
    RecordView record(long position) throws IOException {
        int length = header(position).length();
        if (length < 0) {
            throw segments.corruptAt(position, "the payload of a record has a negative length");
        }
        int index = load(position, length);
        if (!view.at(buffer, index).payloadIsWhole(buffer.limit())) {
            throw segments.corruptAt(position, "the payload of a record fails its check");
        }
        return view;
    }

    /** Brings bytes into the buffer and returns the index of the first. */
    private int load(long position, int count) throws IOException {
        if (position < base || position + count > base + buffer.limit() || base == Position.NONE) {
            fill(position, count);
        }
        return (int) (position - base);
    }

    private void fill(long position, int count) throws IOException {
        boolean near = base != Position.NONE && Math.abs(position - base) < 2 * WIDE;
        int size = Math.max(count, near ? WIDE : NARROW);
        long first = Position.offset(position);
        if (position < base && near) {
            // Going back: what comes before is wanted next.
            first = Math.max(0, first + Math.max(count, NARROW) - size);
        }
        Segment segment = segments.at(position);
        long available = segment.file().size() - first;
        if (Position.offset(position) + count > first + available) {
            throw segments.corruptAt(position, "the file ends within a record");
        }
        if (buffer.capacity() < size) {
            buffer = ByteBuffer.allocate(size);
        }
        buffer.clear().limit((int) Math.min(size, available));
        segment.file().readFully(buffer, first);
        buffer.flip();
        base = Position.of(Position.segment(position), first);
    }
}
