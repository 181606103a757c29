package dev.kairos.core.internal.journal;

import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where the next batch goes, and what the journal consists of so far. Guarded by the log's lock. */
final class LogEnd {

    private final int segmentBytes;
    private final long opening;
    private final SortedMap<Long, Long> sealed;
    private final RecordWriter records = new RecordWriter();
    private long segment;
    private long offset;
    private @Nullable Batch last;

    /**
     * Creates the end.
     *
     * @param segmentBytes where a segment is full; a batch that begins before may end after
     * @param roster what the journal consists of
     * @param position where the log ends
     */
    LogEnd(int segmentBytes, Roster roster, long position) {
        this.segmentBytes = segmentBytes;
        this.opening = roster.opening();
        this.sealed = new TreeMap<>(roster.sealed());
        this.segment = Position.segment(position);
        this.offset = Position.offset(position);
    }

    long position() {
        return Position.of(segment, offset);
    }

    SortedMap<Long, Long> sealed() {
        return sealed;
    }

    void forget(long released) {
        sealed.remove(released);
    }

    /** The batch after all that were begun before. The first one, and the first of each segment, begins with a roster. */
    Batch nextBatch(ByteBuffer buffer) {
        if (last != null) {
            offset = Position.offset(last.end());
        }
        if (offset >= segmentBytes) {
            sealed.put(segment, offset);
            segment++;
            offset = Layout.SEGMENT_HEADER;
        }
        Batch batch = new Batch(segment, offset, buffer);
        if (batch.opensSegment() || last == null) {
            records.clear().roster(new Roster(opening, sealed));
            batch.add(records.bytes(), 1);
        }
        last = batch;
        return batch;
    }
}
