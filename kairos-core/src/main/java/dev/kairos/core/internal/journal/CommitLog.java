package dev.kairos.core.internal.journal;

import dev.kairos.api.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The log's end, where many writers share one force. While one batch is on its way to the disk the next one gathers; the
 * first of those who wait for it takes it there when the way is free. There is no thread for this but the callers' own.
 */
final class CommitLog {

    /** A batch of this many bytes takes no more records. */
    static final int FULL = 8 << 20;

    private static final int SMALL = 16 << 10;
    private static final int KEPT = 1 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition taken = lock.newCondition();
    private final SegmentWriter writer;
    private final LogEnd end;
    private @Nullable Batch open;
    private @Nullable Batch flying;
    private @Nullable ByteBuffer spare;
    private boolean led;
    /** Whether the last batch was shared; only the leader looks. */
    private boolean crowded;

    private volatile boolean closed;
    private volatile @Nullable Throwable poison;
    private volatile long durable;

    /**
     * Creates the log's end.
     *
     * @param writer takes batches to the disk
     * @param end where the log ends, all of it durable
     */
    CommitLog(SegmentWriter writer, LogEnd end) {
        this.writer = writer;
        this.end = end;
        this.durable = end.start();
    }

    /**
     * Adds records to the log, all or none.
     *
     * @param records what to add
     * @return where the first one stands, and what to pass to {@link #await}
     */
    Placed place(RecordWriter records) {
        return place(records, new Waiter());
    }

    /** As {@link #place(RecordWriter)}, for a caller that waits for something later in the log. */
    long placeAlong(RecordWriter records) {
        return place(records, null).position();
    }

    private Placed place(RecordWriter records, @Nullable Waiter waiter) {
        lock.lock();
        try {
            checkUsable();
            return add(records.bytes(), records.records(), waiter);
        } finally {
            lock.unlock();
        }
    }

    private Placed add(ByteBuffer bytes, int count, @Nullable Waiter waiter) {
        Batch batch = open;
        while (batch != null && batch.length() + bytes.remaining() > FULL && led) {
            taken.awaitUninterruptibly();
            checkUsable();
            batch = open;
        }
        if (batch == null) {
            batch = begin();
        }
        long position = batch.add(bytes, count);
        if (waiter != null) {
            batch.add(waiter);
            leadIfNobodyDoes(waiter);
        }
        return new Placed(position, waiter);
    }

    private Batch begin() {
        ByteBuffer buffer = spare == null ? ByteBuffer.allocateDirect(SMALL) : spare;
        spare = null;
        Batch batch = end.nextBatch(buffer);
        open = batch;
        return batch;
    }

    private void leadIfNobodyDoes(Waiter waiter) {
        if (!led) {
            led = true;
            waiter.mark(Waiter.Call.LEAD);
        }
    }

    /** Writes the first batch, which says that the journal was opened once more. */
    void announce() {
        Waiter waiter = new Waiter();
        lock.lock();
        try {
            begin().add(waiter);
            leadIfNobodyDoes(waiter);
        } finally {
            lock.unlock();
        }
        await(new Placed(Position.NONE, waiter));
    }

    /** Gives a segment up: from here on in the log it does not count. */
    Placed release(long segment, RecordWriter records) {
        lock.lock();
        try {
            checkUsable();
            Placed placed = add(records.bytes(), records.records(), new Waiter());
            end.forget(segment);
            return placed;
        } finally {
            lock.unlock();
        }
    }

    /** Places the last records of the log; afterwards nothing can be placed. Called once. */
    Placed close(RecordWriter records) {
        lock.lock();
        try {
            Placed last = poison == null
                    ? add(records.bytes(), records.records(), new Waiter())
                    : new Placed(Position.NONE, null);
            closed = true;
            return last;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until what was placed is durable.
     *
     * @throws JournalException if it may never be
     */
    void await(Placed placed) {
        Waiter waiter = placed.waiter();
        if (waiter == null) {
            return;
        }
        if (waiter.await() == Waiter.Call.LEAD) {
            lead();
        }
        if (waiter.await() == Waiter.Call.FAILED) {
            throw poisoned();
        }
    }

    /**
     * Waits until a place in the log is durable.
     *
     * @throws JournalException if it may never be
     */
    void awaitDurable(long position) {
        if (position < durable) {
            return;
        }
        Waiter waiter = new Waiter();
        lock.lock();
        try {
            if (position < durable) {
                return;
            }
            if (poison != null) {
                throw poisoned();
            }
            Batch batch = flying != null && position < flying.end() ? flying : open;
            if (batch == null) {
                throw new IllegalStateException("position " + position + " was never placed");
            }
            batch.add(waiter);
            leadIfNobodyDoes(waiter);
        } finally {
            lock.unlock();
        }
        await(new Placed(position, waiter));
    }

    /** Seals the segment that the log ends in, by words that say nothing: all that was placed so far stands in sealed segments. */
    void seal() {
        RecordWriter words = new RecordWriter();
        words.released(Position.NONE);
        long last = Position.segment(durable);
        do {
            lock.lock();
            try {
                end.seal();
            } finally {
                lock.unlock();
            }
            await(place(words));
        } while (sealedLength(last) < 0);
    }

    /** The length of a segment's data; -1 while it may grow, or if it does not count any more. */
    long sealedLength(long segment) {
        lock.lock();
        try {
            return end.sealed().getOrDefault(segment, -1L);
        } finally {
            lock.unlock();
        }
    }

    /** Throws unless records can be placed. */
    void checkUsable() {
        checkOpen();
        if (poison != null) {
            throw poisoned();
        }
    }

    /** Throws if the log was closed. */
    void checkOpen() {
        if (closed) {
            throw Failures.closed(writer.path());
        }
    }

    private JournalException poisoned() {
        Throwable cause = poison;
        return Failures.poisoned(writer.path(), cause == null ? new IOException("unknown") : cause);
    }

    /** Takes the open batch, in which the leader itself waits, to the disk. */
    private void lead() {
        if (crowded) {
            letOthersIn();
        }
        Batch batch = take();
        crowded = batch.records() > 1;
        Throwable failure = null;
        try {
            writer.write(batch);
        } catch (IOException | RuntimeException | Error e) { // Whatever it is, those who wait must hear of it.
            failure = e;
        }
        end(batch, failure);
    }

    /** Halves the forces when many write. Without an effect nothing is lost but that. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static void letOthersIn() {
        Thread.yield();
    }

    private Batch take() {
        lock.lock();
        try {
            Batch batch = open;
            if (batch == null) {
                throw new IllegalStateException("a leader without a batch");
            }
            flying = batch;
            open = null;
            taken.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void end(Batch batch, @Nullable Throwable failure) {
        Waiter next = null;
        List<Waiter> stranded = List.of();
        lock.lock();
        try {
            flying = null;
            if (failure == null) {
                durable = batch.end();
                spare = batch.buffer().capacity() <= KEPT ? batch.buffer() : null;
                next = open == null ? null : open.firstWaiter();
            } else {
                poison = failure;
                stranded = open == null ? stranded : open.waiters();
            }
            led = next != null;
            if (!led) {
                taken.signalAll();
            }
        } finally {
            lock.unlock();
        }
        if (next != null) {
            next.tell(Waiter.Call.LEAD);
        }
        Waiter.Call call = failure == null ? Waiter.Call.DONE : Waiter.Call.FAILED;
        batch.waiters().forEach(waiter -> waiter.tell(call));
        stranded.forEach(waiter -> waiter.tell(call));
    }

    /**
     * What was placed.
     *
     * @param position where the first record stands
     * @param waiter who waits for it, or {@code null} if nobody needs to
     */
    record Placed(long position, @Nullable Waiter waiter) {}
}
