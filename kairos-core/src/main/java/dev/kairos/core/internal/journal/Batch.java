package dev.kairos.core.internal.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records that are written and forced together, as one frame, and who waits for that. Guarded by the log's lock. */
final class Batch {

    private final long segment;
    private final long offset;
    private final List<Waiter> waiters = new ArrayList<>();
    private ByteBuffer buffer;
    private int records;

    /**
     * Begins a frame.
     *
     * @param segment where it will stand
     * @param offset where in the segment: right after the segment's header if it is to be created
     * @param buffer what it is gathered in
     */
    Batch(long segment, long offset, ByteBuffer buffer) {
        this.segment = segment;
        this.offset = offset;
        this.buffer = buffer.clear().position(Layout.FRAME_HEADER);
    }

    long segment() {
        return segment;
    }

    long offset() {
        return offset;
    }

    boolean opensSegment() {
        return offset == Layout.SEGMENT_HEADER;
    }

    /** Bytes so far, the frame's header included. */
    int length() {
        return buffer.position();
    }

    int records() {
        return records;
    }

    /** The place after the last record so far. */
    long end() {
        return Position.of(segment, offset + buffer.position());
    }

    /** Adds records and returns the place of the first. */
    long add(ByteBuffer bytes, int count) {
        if (bytes.remaining() > buffer.remaining()) {
            int needed = buffer.position() + bytes.remaining();
            int capacity = Math.max(needed, Math.min(2 * buffer.capacity(), CommitLog.FULL));
            buffer = ByteBuffer.allocateDirect(capacity).put(buffer.flip());
        }
        long position = end();
        buffer.put(bytes);
        records += count;
        return position;
    }

    void add(Waiter waiter) {
        waiters.add(waiter);
    }

    @Nullable
    Waiter firstWaiter() {
        return waiters.isEmpty() ? null : waiters.get(0);
    }

    List<Waiter> waiters() {
        return waiters;
    }

    /** Completes the frame's header and returns all of its bytes. */
    ByteBuffer frame() {
        buffer.putInt(0, Layout.FRAME_MAGIC);
        buffer.putInt(Layout.FRAME_LENGTH, buffer.position() - Layout.FRAME_HEADER);
        buffer.putInt(Layout.FRAME_RECORDS, records);
        buffer.putLong(Layout.FRAME_POSITION, Position.of(segment, offset));
        buffer.putInt(Layout.FRAME_CRC, FrameReader.crc(buffer, 0));
        return buffer.duplicate().flip();
    }

    ByteBuffer buffer() {
        return buffer;
    }
}
