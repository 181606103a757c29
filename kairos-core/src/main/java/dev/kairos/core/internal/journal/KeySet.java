package dev.kairos.core.internal.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The keys under which an agent's entries were offered, 16 bytes each: all of entries that are retained, and at least the
 * last thousand. The caller holds the agent's lock.
 */
final class KeySet {

    static final int BYTES_PER_KEY = 16;

    private static final int KEPT = 1_000;
    private static final int INDEXED = 32;

    private long[] pairs = new long[2];
    private int count;
    private int trimAt = 2 * KEPT;
    /** Open addressing, number of the key plus one; empty while a scan is as fast. */
    private int[] index = {};

    /** Where the keys were last written as a record of their own, and up to which sequence. */
    private long savedAt = Position.NONE;

    private long savedUpTo;

    /** The sequence of the first entry under a key; 0 for none. */
    long find(KeyHash key) {
        int found = index.length == 0 ? scan(key) : probe(key);
        return found < 0 ? 0 : pairs[2 * found + 1] & KeyHash.SEQUENCE;
    }

    void add(KeyHash key, long sequence) {
        if (find(key) != 0) {
            return;
        }
        if (2 * count == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * (count + 1 + count / 2));
        }
        pairs[2 * count] = key.high();
        pairs[2 * count + 1] = key.low() | sequence;
        count++;
        if (3 * count > 2 * index.length && count > INDEXED) {
            rebuildIndex();
        } else if (index.length > 0) {
            place(count - 1);
        }
    }

    /** Forgets keys of entries below {@code retainFrom} that are not among the last thousand. */
    void trim(long retainFrom) {
        if (count < trimAt) {
            return;
        }
        long[] sequences = sequences();
        Arrays.sort(sequences);
        long oldest = Math.min(retainFrom, sequences[count - KEPT]);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if ((pairs[2 * i + 1] & KeyHash.SEQUENCE) >= oldest) {
                pairs[2 * kept] = pairs[2 * i];
                pairs[2 * kept + 1] = pairs[2 * i + 1];
                kept++;
            }
        }
        count = kept;
        trimAt = Math.max(2 * KEPT, 2 * count);
        pairs = Arrays.copyOf(pairs, 2 * count);
        rebuildIndex();
    }

    /** Whether a restart would forget a key, were a segment deleted that holds the entries and this record of keys. */
    boolean needsSaving(long segment, long retainFrom) {
        boolean recordGoes = savedAt != Position.NONE && Position.segment(savedAt) == segment;
        for (long sequence : sequences()) {
            if (sequence < retainFrom && (recordGoes || sequence > savedUpTo)) {
                return true;
            }
        }
        return false;
    }

    void saved(long position, long upTo) {
        savedAt = position;
        savedUpTo = upTo;
    }

    boolean isSavedAt(long position) {
        return savedAt == position;
    }

    int payloadLength() {
        return BYTES_PER_KEY * count;
    }

    void writeTo(ByteBuffer target) {
        for (int i = 0; i < 2 * count; i++) {
            target.putLong(pairs[i]);
        }
    }

    void addAll(ByteBuffer source) {
        while (source.remaining() >= BYTES_PER_KEY) {
            long high = source.getLong();
            long low = source.getLong();
            add(new KeyHash(high, low & ~KeyHash.SEQUENCE), low & KeyHash.SEQUENCE);
        }
    }

    private long[] sequences() {
        long[] sequences = new long[count];
        for (int i = 0; i < count; i++) {
            sequences[i] = pairs[2 * i + 1] & KeyHash.SEQUENCE;
        }
        return sequences;
    }

    private boolean isAt(int number, KeyHash key) {
        return pairs[2 * number] == key.high() && (pairs[2 * number + 1] & ~KeyHash.SEQUENCE) == key.low();
    }

    private int scan(KeyHash key) {
        for (int i = count - 1; i >= 0; i--) {
            if (isAt(i, key)) {
                return i;
            }
        }
        return -1;
    }

    private int probe(KeyHash key) {
        int mask = index.length - 1;
        for (int slot = (int) key.high() & mask; index[slot] != 0; slot = slot + 1 & mask) {
            if (isAt(index[slot] - 1, key)) {
                return index[slot] - 1;
            }
        }
        return -1;
    }

    private void rebuildIndex() {
        index = new int[Integer.highestOneBit(Math.max(INDEXED, 2 * count)) * 2];
        for (int i = 0; i < count; i++) {
            place(i);
        }
    }

    private void place(int number) {
        int mask = index.length - 1;
        int slot = (int) pairs[2 * number] & mask;
        while (index[slot] != 0) {
            slot = slot + 1 & mask;
        }
        index[slot] = number + 1;
    }
}
