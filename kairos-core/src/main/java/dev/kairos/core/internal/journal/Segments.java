package dev.kairos.core.internal.journal;

import dev.kairos.api.internal.file.Folder;
import dev.kairos.api.journal.JournalException;
import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The open segments of a journal. Who reads holds the read lock, so that no segment is closed meanwhile. */
final class Segments {

    private final Folder folder;
    private final ConcurrentNavigableMap<Long, Segment> open = new ConcurrentSkipListMap<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    Segments(Folder folder) {
        this.folder = folder;
    }

    String path() {
        return folder.path();
    }

    Lock reading() {
        return lock.readLock();
    }

    void add(Segment segment) {
        open.put(segment.number(), segment);
    }

    /** All segments, oldest first; a live view. */
    Collection<Segment> all() {
        return open.values();
    }

    Segment last() {
        return open.lastEntry().getValue();
    }

    /** The segment that a position lies in. */
    Segment at(long position) {
        Segment segment = open.get(Position.segment(position));
        if (segment == null) {
            throw Failures.missing(path(), Segment.name(Position.segment(position)));
        }
        return segment;
    }

    JournalException corruptAt(long position, String what) {
        return Failures.corrupt(path(), Segment.name(Position.segment(position)), Position.offset(position), what);
    }

    /** Closes and deletes a segment that was given up. */
    void delete(Segment segment) throws IOException {
        lock.writeLock().lock();
        try {
            open.remove(segment.number());
            segment.file().close();
        } finally {
            lock.writeLock().unlock();
        }
        folder.delete(segment.name());
        folder.force();
    }

    void close() {
        lock.writeLock().lock();
        try {
            for (Segment segment : open.values()) {
                close(segment);
            }
            open.clear();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static void close(Segment segment) {
        try {
            segment.file().close();
        } catch (IOException e) {
            Logs.logger().warn("segment {} of a journal did not close", segment.name(), e);
        }
    }
}
