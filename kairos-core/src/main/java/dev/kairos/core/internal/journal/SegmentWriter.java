package dev.kairos.core.internal.journal;

import dev.kairos.api.internal.file.FileHandle;
import dev.kairos.api.internal.file.Folder;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes batches to the disk, one at a time. */
final class SegmentWriter {

    static final String UNFINISHED = ".tmp";

    /** How much is written ahead: as much as there is, within these bounds and within the segment. */
    private static final int LEAST_AHEAD = 64 << 10;

    private static final int MOST_AHEAD = 2 << 20;

    private final Folder folder;
    private final Segments segments;
    private final long journal;
    private final int segmentBytes;
    private final ByteBuffer zeros;
    private long written;
    private volatile long forces;
    private volatile long records;

    /**
     * Creates a writer.
     *
     * @param folder where segments are created
     * @param segments where they are noted; the last one there is the one that is written
     * @param opened what the journal consists of
     * @param segmentBytes where a segment is full
     */
    SegmentWriter(Folder folder, Segments segments, Recovery.Opened opened, int segmentBytes) {
        this.folder = folder;
        this.segments = segments;
        this.journal = opened.journal();
        this.written = opened.written();
        this.segmentBytes = segmentBytes;
        this.zeros = ByteBuffer.allocateDirect(Math.min(LEAST_AHEAD, segmentBytes));
    }

    String path() {
        return folder.path();
    }

    /** Forces of files so far; creating a segment also forces its folder. */
    long forces() {
        return forces;
    }

    long records() {
        return records;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One batch at a time.
    void write(Batch batch) throws IOException {
        if (batch.opensSegment()) {
            create(batch);
        } else {
            append(batch);
        }
        forces++;
        records += batch.records();
    }

    private void append(Batch batch) throws IOException {
        FileHandle file = segments.last().file();
        writeAhead(file, batch);
        file.writeFully(batch.frame(), batch.offset());
        file.force();
    }

    /** The segment gets its name only when all of its first frame is durable: whatever has the name is whole. */
    private void create(Batch batch) throws IOException {
        String name = Segment.name(batch.segment());
        try (FileHandle file = folder.create(name + UNFINISHED)) {
            written = 0;
            file.writeFully(Segment.header(batch.segment(), journal), 0);
            file.writeFully(batch.frame(), batch.offset());
            writeAhead(file, batch);
            file.force();
        }
        folder.rename(name + UNFINISHED, name);
        segments.add(new Segment(batch.segment(), folder.open(name)));
        folder.force();
    }

    private void writeAhead(FileHandle file, Batch batch) throws IOException {
        long end = batch.offset() + batch.length();
        if (end <= written) {
            return;
        }
        long target = Math.min(segmentBytes, end + Math.max(LEAST_AHEAD, Math.min(end, MOST_AHEAD)));
        for (long at = end; at < target; at += zeros.capacity()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), target - at));
            file.writeFully(zeros, at);
        }
        written = Math.max(end, target);
    }
}
