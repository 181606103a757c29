package dev.kairos.core.internal.journal;

import dev.kairos.api.event.Cause;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.JournalException;
import dev.kairos.api.journal.JournalException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Puts records one after the other into a buffer of its own. For one thread at a time. */
final class RecordWriter {

    private static final int USUAL = 8 << 10;
    private static final int KEPT = 64 << 10;

    /** The most of one append: what is shared by a force stays below {@link Layout#MAX_FRAME}. */
    private static final int MOST = 64 << 20;

    private static final byte[] NONE = {};

    private final MessageDigest sha256 = Link.sha256();
    private final CRC32C crc = new CRC32C();
    private ByteBuffer buffer = ByteBuffer.allocate(USUAL);
    private int records;
    private int start;
    private int headerEnd;
    private Link last = Link.NONE;

    MessageDigest sha256() {
        return sha256;
    }

    /** Forgets what was written. */
    RecordWriter clear() {
        if (buffer.capacity() > KEPT) {
            buffer = ByteBuffer.allocate(USUAL);
        }
        buffer.clear();
        records = 0;
        return this;
    }

    /** What was written; valid until the next {@link #clear}. */
    ByteBuffer bytes() {
        return buffer.duplicate().flip();
    }

    int records() {
        return records;
    }

    int length() {
        return buffer.position();
    }

    /** The link to the entry that was written last. */
    Link last() {
        return last;
    }

    /**
     * Writes an entry.
     *
     * @param place where it stands among the agent's entries
     * @param key the key it was offered under, or {@code null}
     * @param draft what happened, within the limits of {@link Texts}
     */
    void entry(Place place, @Nullable String key, Draft draft) {
        Cause cause = draft.cause();
        byte[] kind = utf8(draft.kind());
        byte[] keyBytes = key == null ? NONE : utf8(key);
        byte[] detail = cause == null ? NONE : utf8(cause.detail());
        byte[] beat = cause == null || cause.beat() == null ? NONE : utf8(cause.beat());
        byte[] payload = utf8(draft.payload());
        int texts = place.agent().length + kind.length + keyBytes.length + detail.length + beat.length;
        begin(RecordType.ENTRY, Layout.ENTRY_TEXTS + texts, payload.length);
        place(place, draft.version());
        Instant time = draft.time();
        buffer.putLong(start + Layout.ENTRY_SECONDS, time.getEpochSecond());
        buffer.putInt(start + Layout.ENTRY_NANOS, time.getNano());
        sha256.update(payload);
        buffer.put(start + Layout.ENTRY_DIGEST, sha256.digest());
        buffer.put(start + Layout.ENTRY_ORIGIN, (byte) Codes.of(draft.origin()));
        buffer.put(start + Layout.ENTRY_CAUSE, (byte) (cause == null ? 0 : Codes.of(cause.kind())));
        buffer.putInt(start + Layout.ENTRY_DEPTH, cause == null ? 0 : cause.depth());
        buffer.putShort(start + Layout.ENTRY_KIND_LENGTH, (short) kind.length);
        buffer.putShort(start + Layout.ENTRY_KEY_LENGTH, (short) (key == null ? Layout.ABSENT : keyBytes.length));
        buffer.putShort(start + Layout.ENTRY_DETAIL_LENGTH, (short) detail.length);
        boolean hasBeat = cause != null && cause.beat() != null;
        buffer.putShort(start + Layout.ENTRY_BEAT_LENGTH, (short) (hasBeat ? beat.length : Layout.ABSENT));
        buffer.position(start + Layout.ENTRY_TEXTS);
        buffer.put(place.agent()).put(kind).put(keyBytes).put(detail).put(beat);
        last = Link.to(buffer.slice(start + Layout.STABLE, headerEnd - start - Layout.STABLE), sha256);
        end(payload);
    }

    /**
     * Writes a checkpoint.
     *
     * @param place the agent, and the entry that is folded in last
     * @param checkpoint the state
     * @param lastSequence the agent's last entry; the link of {@code place} is the link to it
     */
    void checkpoint(Place place, Checkpoint checkpoint, long lastSequence) {
        byte[] state = utf8(checkpoint.state());
        begin(RecordType.CHECKPOINT, Layout.OTHER_TEXTS + place.agent().length, state.length);
        place(place, checkpoint.version());
        buffer.putLong(start + Layout.RETAIN_FROM, checkpoint.retainFrom());
        buffer.putLong(start + Layout.LAST_SEQUENCE, lastSequence);
        buffer.position(start + Layout.OTHER_TEXTS);
        buffer.put(place.agent());
        end(state);
    }

    /** Writes the keys of an agent. */
    void keys(Place place, KeySet keys) {
        begin(RecordType.KEYS, Layout.OTHER_TEXTS + place.agent().length, keys.payloadLength());
        place(place, 1);
        buffer.position(start + Layout.OTHER_TEXTS);
        buffer.put(place.agent());
        ByteBuffer payload = ByteBuffer.allocate(keys.payloadLength());
        keys.writeTo(payload);
        end(payload.array());
    }

    /** Writes which segments count. */
    void roster(Roster roster) {
        byte[] payload = roster.encoded();
        begin(RecordType.ROSTER, Layout.OTHER_TEXTS, payload.length);
        end(payload);
    }

    /** Writes that a segment was given up. */
    void released(long segment) {
        begin(RecordType.RELEASED, Layout.OTHER_TEXTS, 0);
        buffer.putLong(start + Layout.SEQUENCE, segment);
        end(NONE);
    }

    /** Writes that the journal was closed. */
    void closed() {
        begin(RecordType.CLOSED, Layout.OTHER_TEXTS, 0);
        end(NONE);
    }

    /** Copies a record as it is but for its pointer to the entry before. */
    void copy(ByteBuffer record, long previous) {
        int headerLength = record.getInt(record.position() + Layout.HEADER_LENGTH);
        reserve(record.remaining());
        start = buffer.position();
        buffer.put(record);
        buffer.putLong(start + Layout.PREVIOUS, previous);
        buffer.putInt(start + Layout.CRC, crcOf(start + Layout.HEADER_LENGTH, start + headerLength));
        records++;
    }

    /** Copies a record as {@link #copy} does, without its payload. */
    void copyErased(RecordView record, long previous) {
        int headerLength = record.headerLength();
        copy(record.all().limit(headerLength), previous);
        buffer.putInt(start + Layout.PAYLOAD_LENGTH, 0);
        buffer.putInt(start + Layout.PAYLOAD_CRC, 0);
        buffer.putInt(start + Layout.FLAGS, buffer.getInt(start + Layout.FLAGS) | Layout.ERASED);
        buffer.putInt(start + Layout.CRC, crcOf(start + Layout.HEADER_LENGTH, start + headerLength));
    }

    private void begin(RecordType type, int headerLength, int payloadLength) {
        reserve((long) headerLength + payloadLength);
        start = buffer.position();
        headerEnd = start + headerLength;
        for (int i = start; i < start + Layout.ENTRY_TEXTS && i < headerEnd; i += Long.BYTES) {
            buffer.putLong(i, 0);
        }
        buffer.putInt(start + Layout.HEADER_LENGTH, headerLength);
        buffer.putInt(start + Layout.PAYLOAD_LENGTH, payloadLength);
        buffer.put(start + Layout.TYPE, (byte) type.code());
        buffer.position(headerEnd);
    }

    private void place(Place place, int shape) {
        buffer.putLong(start + Layout.PREVIOUS, place.previous());
        buffer.putShort(start + Layout.AGENT_LENGTH, (short) place.agent().length);
        buffer.putLong(start + Layout.SEQUENCE, place.sequence());
        buffer.putLong(start + Layout.EPOCH, place.epoch());
        buffer.putLong(start + Layout.LINK, place.link().high());
        buffer.putLong(start + Layout.LINK + Long.BYTES, place.link().low());
        buffer.putInt(start + Layout.SHAPE, shape);
    }

    private void end(byte[] payload) {
        crc.reset();
        crc.update(payload, 0, payload.length);
        buffer.putInt(start + Layout.PAYLOAD_CRC, (int) crc.getValue());
        buffer.putInt(start + Layout.CRC, crcOf(start + Layout.HEADER_LENGTH, headerEnd));
        buffer.position(headerEnd);
        buffer.put(payload);
        records++;
    }

    private int crcOf(int from, int to) {
        crc.reset();
        crc.update(buffer.array(), from, to - from);
        return (int) crc.getValue();
    }

    private void reserve(long more) {
        long needed = buffer.position() + more + Long.BYTES;
        if (needed > MOST) {
            throw new JournalException(
                    Reason.TOO_LARGE,
                    "one append of more than " + MOST + " bytes is not allowed: append in several steps",
                    null);
        }
        if (needed > buffer.capacity()) {
            int capacity = (int) Math.max(needed, Math.min(MOST, 2L * buffer.capacity()));
            buffer = ByteBuffer.allocate(capacity).put(buffer.flip());
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Where a record stands among those of its agent.
     *
     * @param agent the agent's name
     * @param sequence its place among the entries
     * @param epoch under which it was appended; 0 if it was offered
     * @param previous the place of the entry before, or minus the distance to it within this writer
     * @param link the link to the entry before
     */
    @SuppressWarnings("ArrayRecordComponent") // Lives for one call; never compared.
    record Place(byte[] agent, long sequence, long epoch, long previous, Link link) {}
}
