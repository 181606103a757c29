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
    private final long start;
    private @Nullable Batch last;
    private boolean isSealing;

    /**
     * Creates the end.
     *
     * @param segmentBytes where a segment is full; a batch that begins before may end after
     * @param roster what the journal consists of
     * @param start where the log ends
     */
    LogEnd(int segmentBytes, Roster roster, long start) {
        this.segmentBytes = segmentBytes;
        this.opening = roster.opening();
        this.sealed = new TreeMap<>(roster.sealed());
        this.start = start;
    }

    /** Where the log ended when it was opened. */
    long start() {
        return start;
    }

    SortedMap<Long, Long> sealed() {
        return sealed;
    }

    /** Has the next batch begin a new segment. */
    void seal() {
        isSealing = true;
    }

    void forget(long released) {
        sealed.remove(released);
    }

    /** The batch after all that were begun before. The first one, and the first of each segment, begins with a roster. */
    Batch nextBatch(ByteBuffer buffer) {
        Batch before = last;
        long end = before == null ? start : before.end();
        boolean full = Position.offset(end) >= segmentBytes || (isSealing && before != null);
        isSealing = false;
        Batch batch =
                full ? inNextSegment(end, buffer) : new Batch(Position.segment(end), Position.offset(end), buffer);
        if (batch.opensSegment() || before == null) {
            records.clear().roster(new Roster(opening, sealed));
            batch.add(records.bytes(), 1);
        }
        last = batch;
        return batch;
    }

    private Batch inNextSegment(long end, ByteBuffer buffer) {
        sealed.put(Position.segment(end), Position.offset(end));
        return new Batch(Position.segment(end) + 1, Layout.SEGMENT_HEADER, buffer);
    }
}
