package dev.kairos.core.internal.journal;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds and decodes the records of one agent. The caller holds the segments' read lock; for one thread. */
final class EntryReader {

    private final Segments segments;
    private final AgentId agent;
    private final byte[] name;
    private final Window window;

    EntryReader(Segments segments, AgentId agent) {
        this.segments = segments;
        this.agent = agent;
        this.name = agent.value().getBytes(StandardCharsets.US_ASCII);
        this.window = new Window(segments);
    }

    /**
     * Finds where entries stand, from the last one back to the first.
     *
     * @param span which entries, and where to start
     * @return their places, oldest first
     */
    long[] places(Span span) throws IOException {
        long[] places = new long[(int) (span.to() - span.from() + 1)];
        long sequence = span.start();
        long position = span.startAt();
        while (true) {
            if (sequence <= span.to()) {
                places[(int) (sequence - span.from())] = position;
            }
            if (sequence == span.from()) {
                return places;
            }
            long known = span.waypoints().get(sequence - 1);
            position = known != Position.NONE ? known : before(sequence, position);
            sequence--;
        }
    }

    private long before(long sequence, long position) throws IOException {
        long before = checked(window.header(position), sequence, position).previous(position);
        if (before == Position.NONE) {
            throw segments.corruptAt(position, "entry " + sequence + " of '" + agent + "' lacks the one before it");
        }
        return before;
    }

    List<Entry> entries(Span span) throws IOException {
        long[] places = places(span);
        List<Entry> entries = new ArrayList<>(places.length);
        for (int i = 0; i < places.length; i++) {
            RecordView record = window.record(places[i]);
            entries.add(entry(checked(record, span.from() + i, places[i]), places[i]));
        }
        return entries;
    }

    Checkpoint checkpoint(long position) throws IOException {
        RecordView record = window.record(position);
        if (record.type() != RecordType.CHECKPOINT || !record.isOf(name)) {
            throw segments.corruptAt(position, "the checkpoint of '" + agent + "' does not stand here");
        }
        return new Checkpoint(
                agent, record.sequence(), record.shape(), record.payload(), record.int64(Layout.RETAIN_FROM));
    }

    /** The record of an entry, valid until the next call. */
    RecordView record(long sequence, long position) throws IOException {
        return checked(window.record(position), sequence, position);
    }

    /** Any record, valid until the next call. */
    RecordView record(long position) throws IOException {
        return window.record(position);
    }

    private RecordView checked(RecordView record, long sequence, long position) {
        if (record.type() != RecordType.ENTRY || record.sequence() != sequence || !record.isOf(name)) {
            throw segments.corruptAt(position, "entry " + sequence + " of '" + agent + "' does not stand here");
        }
        return record;
    }

    private Entry entry(RecordView record, long position) {
        Origin origin = Codes.origin(record.int8(Layout.ENTRY_ORIGIN));
        if (origin == null || record.isNewer()) {
            throw Failures.newerRecord(segments.path(), position);
        }
        byte[] key = record.key();
        return new Entry(
                agent,
                record.sequence(),
                Instant.ofEpochSecond(record.int64(Layout.ENTRY_SECONDS), record.int32(Layout.ENTRY_NANOS)),
                record.kind(),
                record.shape(),
                origin,
                cause(record, position),
                key == null ? null : new String(key, StandardCharsets.UTF_8),
                record.isErased() ? Entry.ERASED : record.payload());
    }

    private @Nullable Cause cause(RecordView record, long position) {
        int code = record.int8(Layout.ENTRY_CAUSE);
        if (code == 0) {
            return null;
        }
        Cause.Kind kind = Codes.cause(code);
        if (kind == null) {
            throw Failures.newerRecord(segments.path(), position);
        }
        String beat = record.isPresent(Layout.ENTRY_BEAT_LENGTH) ? record.beat() : null;
        return new Cause(kind, record.detail(), record.int32(Layout.ENTRY_DEPTH), beat);
    }

    /**
     * Entries to find.
     *
     * @param from the first
     * @param to the last
     * @param start an entry whose place is known, {@code to} or a later one
     * @param startAt its place
     * @param waypoints more places that are known
     */
    record Span(long from, long to, long start, long startAt, Waypoints waypoints) {

        /** Entries that are retained, or {@code null} if there are none; for the holder of the agent's lock. */
        static @Nullable Span after(FileAgent agent, long after, int limit) {
            if (after >= agent.last() || agent.retainFrom() > agent.last()) {
                return null;
            }
            long from = Math.max(agent.retainFrom(), after + 1);
            return of(agent, from, Math.min(agent.last() - from, limit - 1L) + from);
        }

        /** Entries that are all retained; for the holder of the agent's lock. */
        static Span of(FileAgent agent, long from, long to) {
            Waypoints known = agent.waypoints().copy();
            long start = known.ceiling(to);
            return start == 0
                    ? new Span(from, to, agent.last(), agent.lastAt(), known)
                    : new Span(from, to, start, known.get(start), known);
        }
    }
}
