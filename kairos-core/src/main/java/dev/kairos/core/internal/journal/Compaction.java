package dev.kairos.core.internal.journal;

import dev.kairos.api.journal.JournalException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** When compaction runs: after each new segment, one at a time, and not after the journal was closed. */
final class Compaction {

    private final Compactor compactor;
    private final Executor executor;
    private final ReentrantLock running = new ReentrantLock();
    private final AtomicLong ranAt;
    private final AtomicLong released = new AtomicLong(1);
    /** Guarded by {@link #running}. */
    private boolean closed;

    /**
     * Creates the schedule.
     *
     * @param compactor what runs
     * @param executor where it runs
     * @param segment the segment that the log ends in
     */
    Compaction(Compactor compactor, Executor executor, long segment) {
        this.compactor = compactor;
        this.executor = executor;
        this.ranAt = new AtomicLong(segment);
    }

    /** Notes that something in the journal is no longer needed. */
    void released() {
        released.incrementAndGet();
    }

    /** Called after something was written; the place decides whether a new segment was begun. */
    void runIfDue(long position) {
        long segment = Position.segment(position);
        long before = ranAt.get();
        if (segment > before && ranAt.compareAndSet(before, segment)) {
            try {
                executor.execute(this::run);
            } catch (RejectedExecutionException e) {
                Logs.logger().debug("compaction of a journal waits for the next segment: {}", e.toString());
            }
        }
    }

    private void run() {
        if (!running.tryLock()) {
            return;
        }
        try {
            if (!closed) {
                compactor.run(released.get());
            }
        } catch (JournalException e) {
            // What called for compaction has been written. Whoever needs what failed here hears of it there.
            Logs.logger().warn("compaction of a journal was given up until the next segment: {}", e.getMessage());
        } finally {
            running.unlock();
        }
    }

    /** Makes payloads of an agent's entries unreadable; waits for a run to end, and no other runs meanwhile. */
    void erase(Erased erased) {
        running.lock();
        try {
            compactor.erase(erased);
        } finally {
            running.unlock();
        }
    }

    /** Waits for a run to end; there will be no other. The log is closed by then, so that a run ends soon. */
    void close() {
        running.lock();
        try {
            closed = true;
        } finally {
            running.unlock();
        }
    }
}
