package dev.kairos.core.internal.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Reads the frames of a segment one after the other and checks them to the last byte. For one thread. */
final class FrameReader {

    private static final int LEAST_CHUNK = 4 << 10;
    private static final int MOST_CHUNK = 1 << 20;
    private static final byte MAGIC_START = (byte) (Layout.FRAME_MAGIC >>> 24);

    private final RecordView view = new RecordView();
    private Segment segment;
    private long end;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    /** Where the buffer's first byte stands in the file. */
    private long base;

    private long offset;
    private int length;
    private int records;

    /** Begins with a segment, whose header was read; its data is sought before {@code end}. */
    FrameReader(Segment segment, long end) {
        this.segment = segment;
        begin(segment, end);
    }

    /** Goes on with another segment, in the same memory. */
    void begin(Segment next, long endOfData) {
        segment = next;
        end = endOfData;
        int chunk = (int) Math.min(MOST_CHUNK, Math.max(LEAST_CHUNK, end));
        if (buffer.capacity() < chunk) {
            buffer = ByteBuffer.allocateDirect(chunk);
        }
        buffer.limit(0);
        base = Layout.SEGMENT_HEADER;
        offset = Layout.SEGMENT_HEADER;
        length = 0;
        records = 0;
    }

    /** Where the next frame begins: after the last whole one. */
    long offset() {
        return offset;
    }

    /** The length of the frame that was read last, its header included. */
    int length() {
        return length;
    }

    /** Reads the next frame; {@code false} if no whole frame stands at {@link #offset()}. */
    boolean next() throws IOException {
        if (!load(Layout.FRAME_HEADER) || !headerIsWhole(buffer, index(), at())) {
            return false;
        }
        int body = buffer.getInt(index() + Layout.FRAME_LENGTH);
        records = buffer.getInt(index() + Layout.FRAME_RECORDS);
        length = Layout.FRAME_HEADER + body;
        if (!load(length) || !bodyIsWhole()) {
            return false;
        }
        offset += length;
        return true;
    }

    /** Hands over the records of the frame that was read last, in order. */
    void forEach(Visitor visitor) throws IOException {
        long at = offset - length + Layout.FRAME_HEADER;
        for (int i = 0; i < records; i++) {
            visitor.record(view.at(buffer, (int) (at - base)), Position.of(segment.number(), at));
            at += view.at(buffer, (int) (at - base)).length();
        }
    }

    /** Whether anything but zeros stands from {@link #offset()} on. */
    boolean hasRemains() throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(buffer.capacity());
        for (long at = offset; at < end; at += buffer.limit()) {
            fill(at);
            if (buffer.mismatch(zeros.duplicate().limit(buffer.limit())) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The place of a frame's header after {@link #offset()}; -1 if there is none. */
    long laterFrame() throws IOException {
        long at = offset + 1;
        while (end - at >= Layout.FRAME_HEADER) {
            fill(at);
            int last = buffer.limit() - Layout.FRAME_HEADER;
            for (int i = 0; i <= last; i++) {
                if (buffer.get(i) == MAGIC_START && headerIsWhole(buffer, i, Position.of(segment.number(), at + i))) {
                    return at + i;
                }
            }
            at += last + 1;
        }
        return -1;
    }

    private void fill(long at) throws IOException {
        base = at;
        buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
        segment.file().readFully(buffer, at);
        buffer.flip();
    }

    private boolean bodyIsWhole() {
        int index = index() + Layout.FRAME_HEADER;
        int stop = index() + length;
        for (int i = 0; i < records; i++) {
            if (!view.at(buffer, index).isWhole(stop)) {
                return false;
            }
            index += view.length();
        }
        return index == stop;
    }

    private static boolean headerIsWhole(ByteBuffer in, int index, long position) {
        return in.getInt(index) == Layout.FRAME_MAGIC
                && in.getLong(index + Layout.FRAME_POSITION) == position
                && in.getInt(index + Layout.FRAME_CRC) == crc(in, index)
                && in.getInt(index + Layout.FRAME_LENGTH) >= 0
                && in.getInt(index + Layout.FRAME_RECORDS) >= 0;
    }

    static int crc(ByteBuffer in, int index) {
        CRC32C crc = new CRC32C();
        crc.update(in.slice(index + Layout.FRAME_LENGTH, Layout.FRAME_HEADER - Layout.FRAME_LENGTH));
        return (int) crc.getValue();
    }

    private long at() {
        return Position.of(segment.number(), offset);
    }

    private int index() {
        return (int) (offset - base);
    }

    /** Brings {@code count} bytes from {@link #offset()} on into the buffer; {@code false} if the file ends before. */
    private boolean load(int count) throws IOException {
        if (count > end - offset || count < 0) {
            return false;
        }
        if (offset >= base && offset + count <= base + buffer.limit()) {
            return true;
        }
        if (count > buffer.capacity()) {
            buffer = ByteBuffer.allocateDirect(count);
        }
        fill(offset);
        return true;
    }

    /** Receives records. */
    interface Visitor {
        /**
         * Receives a record.
         *
         * @param record the record, valid during this call
         * @param position where it stands
         */
        void record(RecordView record, long position) throws IOException;
    }
}
