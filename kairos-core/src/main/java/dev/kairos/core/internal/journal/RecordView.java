package dev.kairos.core.internal.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A record in a buffer, read in place. Moves from record to record; for one thread. */
final class RecordView {

    private static final byte[] NONE = {};

    private final CRC32C crc = new CRC32C();
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int start;

    /** Moves to a record whose header begins at an index of the buffer. */
    RecordView at(ByteBuffer in, int index) {
        buffer = in;
        start = index;
        return this;
    }

    /** Whether a whole and undamaged header stands before {@code end}. */
    boolean headerIsWhole(int end) {
        if (end - start < Layout.OTHER_TEXTS) {
            return false;
        }
        int length = headerLength();
        return length >= Layout.OTHER_TEXTS
                && length <= Layout.MAX_HEADER
                && length <= end - start
                && crcOf(start + Layout.HEADER_LENGTH, start + length) == buffer.getInt(start + Layout.CRC)
                && textsFit(length);
    }

    /** Whether a whole and undamaged record stands before {@code end}. */
    boolean isWhole(int end) {
        return headerIsWhole(end) && payloadIsWhole(end);
    }

    /** As {@link #isWhole}, for a record whose header was found whole. */
    boolean payloadIsWhole(int end) {
        int payload = payloadLength();
        int from = start + headerLength();
        return payload >= 0
                && payload <= end - from
                && crcOf(from, from + payload) == buffer.getInt(start + Layout.PAYLOAD_CRC);
    }

    private boolean textsFit(int length) {
        RecordType type = type();
        if (type != RecordType.ENTRY) {
            return Layout.OTHER_TEXTS + agentLength() <= length;
        }
        return length >= Layout.ENTRY_TEXTS
                && Layout.ENTRY_TEXTS
                                + agentLength()
                                + textLength(Layout.ENTRY_KIND_LENGTH)
                                + textLength(Layout.ENTRY_KEY_LENGTH)
                                + textLength(Layout.ENTRY_DETAIL_LENGTH)
                                + textLength(Layout.ENTRY_BEAT_LENGTH)
                        == length;
    }

    int headerLength() {
        return buffer.getInt(start + Layout.HEADER_LENGTH);
    }

    int payloadLength() {
        return buffer.getInt(start + Layout.PAYLOAD_LENGTH);
    }

    int length() {
        return headerLength() + payloadLength();
    }

    /** Whether it carries flags of a newer version. */
    boolean isNewer() {
        return (buffer.getInt(start + Layout.FLAGS) & ~Layout.ERASED) != 0;
    }

    boolean isErased() {
        return (buffer.getInt(start + Layout.FLAGS) & Layout.ERASED) != 0;
    }

    /** {@code null} for a type that a newer version wrote. */
    @Nullable
    RecordType type() {
        return RecordType.of(buffer.get(start + Layout.TYPE));
    }

    /** The place of the entry before; {@link Position#NONE} for none. */
    long previous(long ownPosition) {
        long previous = buffer.getLong(start + Layout.PREVIOUS);
        return previous < 0 ? ownPosition + previous : previous;
    }

    long sequence() {
        return buffer.getLong(start + Layout.SEQUENCE);
    }

    long epoch() {
        return buffer.getLong(start + Layout.EPOCH);
    }

    Link link() {
        return new Link(buffer.getLong(start + Layout.LINK), buffer.getLong(start + Layout.LINK + Long.BYTES));
    }

    int shape() {
        return buffer.getInt(start + Layout.SHAPE);
    }

    int int32(int field) {
        return buffer.getInt(start + field);
    }

    long int64(int field) {
        return buffer.getLong(start + field);
    }

    int int8(int field) {
        return buffer.get(start + field);
    }

    int agentLength() {
        return Short.toUnsignedInt(buffer.getShort(start + Layout.AGENT_LENGTH));
    }

    private int agentStart() {
        return start + (type() == RecordType.ENTRY ? Layout.ENTRY_TEXTS : Layout.OTHER_TEXTS);
    }

    /** As {@link String#hashCode} of the agent's name. */
    int agentHash() {
        int hash = 0;
        int from = agentStart();
        for (int i = from; i < from + agentLength(); i++) {
            hash = 31 * hash + buffer.get(i);
        }
        return hash;
    }

    boolean isOf(byte[] agent) {
        if (agent.length != agentLength()) {
            return false;
        }
        int from = agentStart();
        for (int i = 0; i < agent.length; i++) {
            if (agent[i] != buffer.get(from + i)) {
                return false;
            }
        }
        return true;
    }

    byte[] agent() {
        return bytes(agentStart(), agentLength());
    }

    private int textLength(int field) {
        int length = Short.toUnsignedInt(buffer.getShort(start + field));
        return length == Layout.ABSENT ? 0 : length;
    }

    boolean isPresent(int lengthField) {
        return Short.toUnsignedInt(buffer.getShort(start + lengthField)) != Layout.ABSENT;
    }

    String kind() {
        int from = start + Layout.ENTRY_TEXTS + agentLength();
        return text(from, textLength(Layout.ENTRY_KIND_LENGTH));
    }

    byte @Nullable [] key() {
        int from = start + Layout.ENTRY_TEXTS + agentLength() + textLength(Layout.ENTRY_KIND_LENGTH);
        return isPresent(Layout.ENTRY_KEY_LENGTH) ? bytes(from, textLength(Layout.ENTRY_KEY_LENGTH)) : null;
    }

    String beat() {
        int length = textLength(Layout.ENTRY_BEAT_LENGTH);
        return text(start + headerLength() - length, length);
    }

    String detail() {
        int length = textLength(Layout.ENTRY_DETAIL_LENGTH);
        int end = start + headerLength() - textLength(Layout.ENTRY_BEAT_LENGTH);
        return text(end - length, length);
    }

    String payload() {
        return text(start + headerLength(), payloadLength());
    }

    /** The payload in place. */
    ByteBuffer payloadBytes() {
        return buffer.slice(start + headerLength(), payloadLength());
    }

    /** The part of the header that never changes, in place. */
    ByteBuffer stable() {
        return buffer.slice(start + Layout.STABLE, headerLength() - Layout.STABLE);
    }

    /** The whole record in place. */
    ByteBuffer all() {
        return buffer.slice(start, length());
    }

    private String text(int from, int length) {
        return buffer.hasArray()
                ? new String(buffer.array(), buffer.arrayOffset() + from, length, StandardCharsets.UTF_8)
                : new String(bytes(from, length), StandardCharsets.UTF_8);
    }

    private byte[] bytes(int from, int length) {
        if (length == 0) {
            return NONE;
        }
        byte[] bytes = new byte[length];
        buffer.get(from, bytes);
        return bytes;
    }

    private int crcOf(int from, int to) {
        crc.reset();
        if (buffer.hasArray()) {
            crc.update(buffer.array(), buffer.arrayOffset() + from, to - from);
        } else {
            crc.update(buffer.duplicate().limit(to).position(from));
        }
        return (int) crc.getValue();
    }
}
