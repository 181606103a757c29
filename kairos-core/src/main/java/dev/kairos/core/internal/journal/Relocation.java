package dev.kairos.core.internal.journal;

import dev.kairos.core.internal.journal.EntryReader.Span;
import dev.kairos.core.internal.journal.RecordWriter.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Appends what is of use of one agent in one segment again, at the log's end. */
final class Relocation {

    private static final int PIECE = 1 << 20;

    private final Segments segments;
    private final CommitLog log;
    private final long segment;
    private final Erased erased;
    private final List<Copy> copies = new ArrayList<>();
    private long placed = Position.NONE;
    private int bytes;

    Relocation(Segments segments, CommitLog log, long segment, Erased erased) {
        this.segments = segments;
        this.log = log;
        this.segment = segment;
        this.erased = erased;
    }

    int bytes() {
        return bytes;
    }

    /** Returns the last place that was written; the caller waits until it is durable. */
    long run(Stripe stripe, FileAgent agent, Survey.Remains remains) throws IOException {
        segments.reading().lock();
        stripe.lock();
        try {
            log.awaitDurable(agent.newestPosition());
            EntryReader reader = new EntryReader(segments, agent.id());
            if (remains.last() > 0) {
                entries(stripe.writer(), agent, reader, remains);
            }
            if (remains.checkpoint() && isHere(agent.checkpointAt())) {
                checkpoint(stripe.writer(), agent, reader);
            }
            if (remains.keyed()) {
                keys(stripe.writer(), agent);
            }
            return placed;
        } finally {
            stripe.unlock();
            segments.reading().unlock();
        }
    }

    private void entries(RecordWriter records, FileAgent agent, EntryReader reader, Survey.Remains remains)
            throws IOException {
        long first = Math.max(remains.first(), agent.retainFrom());
        if (first > remains.last()) {
            return;
        }
        // One more, where there is one: the first copy points to it.
        Span span = Span.of(agent, Math.max(first - 1, agent.retainFrom()), remains.last());
        long[] places = reader.places(span);
        for (int i = 0; i < places.length; i++) {
            long sequence = span.from() + i;
            if (sequence >= first && isHere(places[i])) {
                long before = i == 0 ? Position.NONE : previous(records, sequence, places[i - 1]);
                copies.add(new Copy(sequence, records.length()));
                RecordView record = reader.record(sequence, places[i]);
                if (erased.holds(agent, sequence)) {
                    records.copyErased(record, before);
                } else {
                    records.copy(record.all(), before);
                }
                if (records.length() > PIECE) {
                    place(records, agent);
                }
            }
        }
        place(records, agent);
    }

    private long previous(RecordWriter records, long sequence, long place) {
        if (!copies.isEmpty()) {
            Copy last = copies.get(copies.size() - 1);
            if (last.sequence() == sequence - 1) {
                return (long) last.start() - records.length();
            }
        }
        return place;
    }

    private void place(RecordWriter records, FileAgent agent) {
        if (copies.isEmpty()) {
            return;
        }
        long position = append(records);
        for (Copy copy : copies) {
            agent.stands(copy.sequence(), position + copy.start());
        }
        copies.clear();
        records.clear();
    }

    private void checkpoint(RecordWriter records, FileAgent agent, EntryReader reader) throws IOException {
        RecordView record = reader.record(agent.checkpointAt());
        long retainFrom = record.int64(Layout.RETAIN_FROM);
        records.copy(record.all(), Position.NONE);
        agent.checkpoint(append(records), retainFrom, 0, Link.NONE);
    }

    private void keys(RecordWriter records, FileAgent agent) {
        KeySet keys = agent.keys();
        if (keys != null && keys.needsSaving(segment, agent.retainFrom())) {
            records.keys(new Place(agent.name(), agent.last(), 0, Position.NONE, Link.NONE), keys);
            keys.saved(append(records), agent.last());
        }
    }

    private long append(RecordWriter records) {
        placed = log.placeAlong(records);
        bytes += records.length();
        return placed;
    }

    private boolean isHere(long position) {
        return Position.segment(position) == segment;
    }

    private record Copy(long sequence, int start) {}
}
