package dev.kairos.core.internal.journal;

import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the journal consists of at some point in its log.
 *
 * @param opening how often the journal had been opened
 * @param sealed the segments before this one that count, each with the length of its data
 */
record Roster(long opening, SortedMap<Long, Long> sealed) {

    byte[] encoded() {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * (1 + 2 * sealed.size()));
        bytes.putLong(opening);
        sealed.forEach((segment, length) -> bytes.putLong(segment).putLong(length));
        return bytes.array();
    }

    /** {@code null} if it is none. */
    static @Nullable Roster decode(ByteBuffer bytes) {
        if (bytes.remaining() < Long.BYTES || bytes.remaining() % (2 * Long.BYTES) != Long.BYTES) {
            return null;
        }
        long opening = bytes.getLong();
        SortedMap<Long, Long> sealed = new TreeMap<>();
        while (bytes.hasRemaining()) {
            sealed.put(bytes.getLong(), bytes.getLong());
        }
        return new Roster(opening, sealed);
    }
}
