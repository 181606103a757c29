package dev.kairos.core.internal.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The newest segment of a journal that is being opened: what it says about the others, and where it ends. */
final class Tail implements FrameReader.Visitor {

    private final Segment segment;
    private @Nullable Roster roster;
    private final SortedMap<Long, Long> sealed = new TreeMap<>();
    private long end;
    private int lastLength;
    private boolean torn;

    private Tail(Segment segment) {
        this.segment = segment;
    }

    /**
     * Reads the segment to its end.
     *
     * @param path the journal's path
     * @param segment the newest segment, whose header was read
     */
    static Tail read(String path, Segment segment) throws IOException {
        Tail tail = new Tail(segment);
        FrameReader frames = new FrameReader(segment, segment.file().size());
        while (frames.next()) {
            frames.forEach(tail);
            tail.lastLength = frames.length();
        }
        tail.end = frames.offset();
        if (tail.roster == null) {
            throw Failures.corrupt(path, segment.name(), tail.end, "its first frame is not whole");
        }
        tail.torn = frames.hasRemains();
        long later = tail.torn ? frames.laterFrame() : -1;
        if (later >= 0) {
            throw Failures.corrupt(
                    path, segment.name(), tail.end, "no whole frame stands here, but one follows at offset " + later);
        }
        return tail;
    }

    @Override
    public void record(RecordView record, long position) {
        RecordType type = record.type();
        if (type == RecordType.ROSTER) {
            Roster found = Roster.decode(record.payloadBytes());
            if (found != null) {
                roster = found;
                sealed.clear();
                sealed.putAll(found.sealed());
            }
        } else if (type == RecordType.RELEASED) {
            sealed.remove(record.sequence());
        }
    }

    Segment segment() {
        return segment;
    }

    /** Where the last whole frame ends. */
    long end() {
        return end;
    }

    /** Whether an unfinished write follows it. */
    boolean torn() {
        return torn;
    }

    /** The segments that count besides this one, for the opening that follows the ones so far. */
    Roster nextRoster() {
        return new Roster(roster == null ? 1 : roster.opening() + 1, sealed);
    }

    /**
     * Cuts an unfinished write off, and writes the last frame again: if the process before this one could not force it, the
     * operating system may show it and still not have it on the disk.
     */
    void repair() throws IOException {
        if (torn) {
            segment.file().truncate(end);
        }
        ByteBuffer frame = ByteBuffer.allocate(lastLength);
        segment.file().readFully(frame, end - lastLength);
        segment.file().writeFully(frame.flip(), end - lastLength);
        segment.file().force();
    }
}
