package dev.kairos.core.journal;

import dev.kairos.api.AgentId;
import dev.kairos.api.internal.file.DiskFolder;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.journal.JournalException;
import dev.kairos.api.journal.Lease;
import dev.kairos.api.journal.Receipt;
import dev.kairos.core.internal.journal.LogJournal;
import dev.kairos.core.internal.journal.Settings;
import dev.kairos.core.internal.time.SystemClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A journal in a folder of the file system, for one process at a time. What a method has returned from survives the death of
 * the process and of the machine.
 *
 * <p>Entries are appended to segments. Writers that come at the same time share one force of the disk; it is run by the
 * callers' threads, the journal has none of its own. Interrupting a caller does not interrupt a write. A failed write stops
 * the journal ({@link JournalException.Reason#POISONED}) until it is opened again.
 *
 * <p>Old segments are compacted: when one is full, the two that were not looked at for longest are scanned, and those of
 * which at most half is still of use are deleted after that has been appended anew. So the folder stays below about four
 * times what is retained, plus four segments.
 *
 * <p>Opening reads all of the folder, at the speed of the disk. An unfinished write at its end, which nobody was told had
 * succeeded, is cut off; damage anywhere else is reported.
 */
public final class FileJournal implements Journal {

    private final LogJournal journal;
    private final Path folder;

    private FileJournal(LogJournal journal, Path folder) {
        this.journal = journal;
        this.folder = folder;
    }

    /**
     * Opens a journal with default options, or begins one.
     *
     * @param folder the journal's own; created if it does not exist
     * @return the journal
     * @throws JournalException if the folder cannot be used ({@code INACCESSIBLE}), is open elsewhere ({@code LOCKED}), holds
     *     something else or is damaged ({@code CORRUPT}), or was written by a newer version ({@code NEWER_FORMAT})
     */
    public static FileJournal open(Path folder) {
        return open(folder, Options.defaults());
    }

    /**
     * Opens a journal, or begins one.
     *
     * @param folder the journal's own; created if it does not exist
     * @param options how it is run
     * @return the journal
     * @throws JournalException as {@link #open(Path)}
     */
    public static FileJournal open(Path folder, Options options) {
        DiskFolder locked;
        try {
            locked = DiskFolder.lock(folder);
        } catch (IOException e) {
            throw LogJournal.failure(folder.toAbsolutePath().toString(), e);
        }
        Settings settings = new Settings(options.segmentBytes(), options.clock(), options.compaction());
        return new FileJournal(LogJournal.open(locked, settings), folder.toAbsolutePath());
    }

    @Override
    public Optional<Lease> acquire(AgentId agent, String owner, Duration duration) {
        return journal.acquire(agent, owner, duration);
    }

    @Override
    public void release(Lease lease) {
        journal.release(lease);
    }

    @Override
    public Receipt offer(AgentId agent, @Nullable String key, Draft entry) {
        return journal.offer(agent, key, entry);
    }

    @Override
    public List<Entry> append(Lease lease, List<Draft> entries) {
        return journal.append(lease, entries);
    }

    @Override
    public List<Entry> read(AgentId agent, long after, int limit) {
        return journal.read(agent, after, limit);
    }

    @Override
    public Set<AgentId> agents() {
        return journal.agents();
    }

    @Override
    public void checkpoint(Lease lease, Checkpoint checkpoint) {
        journal.checkpoint(lease, checkpoint);
    }

    @Override
    public Optional<Checkpoint> checkpoint(AgentId agent) {
        return journal.checkpoint(agent);
    }

    @Override
    public List<Path> folders() {
        return List.of(folder);
    }

    @Override
    public void erase(Lease lease, Set<Long> sequences) {
        journal.erase(lease, sequences);
    }

    /**
     * Counts how often the disk was waited for, for monitoring.
     *
     * @return forces of the journal's files since it was opened
     */
    public long forces() {
        return journal.forces();
    }

    @Override
    public void close() {
        journal.close();
    }

    /**
     * How a file journal is run.
     *
     * @param segmentBytes where a segment is full, 64 KiB to 1 GiB
     * @param clock the wall clock, by which leases end
     * @param compaction where old segments are compacted; an executor that runs it on the calling thread delays a writer now
     *     and then by some tens of milliseconds, after its own entry is durable
     */
    public record Options(int segmentBytes, InstantSource clock, Executor compaction) {

        private static final int LEAST = 64 << 10;
        private static final int MOST = 1 << 30;

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code segmentBytes} is out of its range
         */
        public Options {
            if (segmentBytes < LEAST || segmentBytes > MOST) {
                throw new IllegalArgumentException(
                        "segments of " + segmentBytes + " bytes: must be between " + LEAST + " and " + MOST);
            }
        }

        /**
         * Returns the defaults.
         *
         * @return segments of 32 MiB, the system's clock, compaction on the thread that began a new segment
         */
        public static Options defaults() {
            return new Options(32 << 20, SystemClock.instance(), Runnable::run);
        }

        /**
         * Returns these options with another size of segments.
         *
         * @param segmentBytes where a segment is full
         * @return the options
         */
        public Options segmentBytes(int segmentBytes) {
            return new Options(segmentBytes, clock, compaction);
        }

        /**
         * Returns these options with another clock.
         *
         * @param clock the wall clock
         * @return the options
         */
        public Options clock(InstantSource clock) {
            return new Options(segmentBytes, clock, compaction);
        }

        /**
         * Returns these options with another place for compaction.
         *
         * @param compaction where old segments are compacted
         * @return the options
         */
        public Options compaction(Executor compaction) {
            return new Options(segmentBytes, clock, compaction);
        }
    }
}
