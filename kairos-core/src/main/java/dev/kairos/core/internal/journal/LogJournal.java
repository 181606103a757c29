package dev.kairos.core.internal.journal;

import dev.kairos.api.AgentId;
import dev.kairos.api.internal.file.Folder;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.journal.JournalException;
import dev.kairos.api.journal.Lease;
import dev.kairos.api.journal.Receipt;
import dev.kairos.core.internal.journal.CommitLog.Placed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A journal in a {@link Folder}. */
public final class LogJournal implements Journal {

    /** Epochs of later openings are higher, whether or not the ones before left a trace in the log. */
    private static final long EPOCHS_PER_OPENING = 1_000_000;

    private final Folder folder;
    private final AgentTable agents;
    private final Segments segments;
    private final SegmentWriter writer;
    private final CommitLog log;
    private final Reads reads;
    private final Doors doors;
    private final Compaction compaction;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LogJournal(Folder folder, Segments segments, Settings settings) throws IOException {
        this.folder = folder;
        this.segments = segments;
        this.agents = new AgentTable();
        Recovery.Opened opened = new Recovery(folder, segments, agents)
                .run(ThreadLocalRandom.current().nextLong());
        this.writer = new SegmentWriter(folder, segments, opened, settings.segmentBytes());
        this.log = new CommitLog(writer, new LogEnd(settings.segmentBytes(), opened.roster(), opened.end()));
        this.reads = new Reads(segments, agents, log);
        LeaseHold.Terms terms =
                new LeaseHold.Terms(settings.clock(), opened.roster().opening() * EPOCHS_PER_OPENING);
        this.doors = new Doors(agents, log, terms, reads);
        this.compaction = new Compaction(
                new Compactor(segments, agents, log), settings.compaction(), Position.segment(opened.end()));
        log.announce();
    }

    /**
     * Opens a journal, or begins one in an empty folder. Closes the folder if it fails.
     *
     * @param folder where; closed with the journal
     * @param settings how it is run
     * @return the journal
     * @throws JournalException if the folder holds something else, is damaged, or was written by a newer version
     */
    public static LogJournal open(Folder folder, Settings settings) {
        Segments segments = new Segments(folder);
        LogJournal journal = null;
        try {
            journal = new LogJournal(folder, segments, settings);
            return journal;
        } catch (IOException e) {
            throw Failures.inaccessible(folder.path(), e);
        } finally {
            if (journal == null) {
                segments.close();
                folder.close();
            }
        }
    }

    /**
     * Puts a failure to get at the folder in words.
     *
     * @param path the folder
     * @param cause what happened
     * @return what to throw
     */
    public static JournalException failure(String path, IOException cause) {
        return Failures.inaccessible(path, cause);
    }

    @Override
    public Optional<Lease> acquire(AgentId agent, String owner, Duration duration) {
        Texts.checkOwner(owner, duration);
        return doors.acquire(agent, owner, duration);
    }

    @Override
    public void release(Lease lease) {
        log.checkOpen();
        doors.release(lease);
    }

    @Override
    public Receipt offer(AgentId agent, @Nullable String key, Draft entry) {
        Doors.Offered offered = doors.offer(agent, Texts.key(key), Texts.draft(entry));
        Placed placed = offered.placed();
        if (placed == null) {
            log.awaitDurable(offered.position());
            return new Receipt(offered.sequence(), true);
        }
        finish(placed);
        return new Receipt(offered.sequence(), false);
    }

    @Override
    public List<Entry> append(Lease lease, List<Draft> entries) {
        Doors.Appended appended =
                doors.append(lease, entries.stream().map(Texts::draft).toList());
        if (appended.placed() != null) {
            finish(appended.placed());
        }
        return List.copyOf(appended.entries());
    }

    @Override
    public List<Entry> read(AgentId agent, long after, int limit) {
        Texts.checkLimit(limit);
        return List.copyOf(reads.entries(agent, after, limit));
    }

    @Override
    public Set<AgentId> agents() {
        log.checkOpen();
        return agents.withContent();
    }

    @Override
    public void checkpoint(Lease lease, Checkpoint checkpoint) {
        Placed placed = doors.checkpoint(lease, Texts.checkpoint(checkpoint));
        compaction.released();
        finish(placed);
    }

    @Override
    public Optional<Checkpoint> checkpoint(AgentId agent) {
        return reads.checkpoint(agent);
    }

    @Override
    public void erase(Lease lease, Set<Long> sequences) {
        doors.check(lease);
        compaction.erase(Erased.of(lease.agent(), sequences));
    }

    private void finish(Placed placed) {
        log.await(placed);
        compaction.runIfDue(placed.position());
    }

    /**
     * Counts forces.
     *
     * @return how many batches were forced since the journal was opened
     */
    public long forces() {
        return writer.forces();
    }

    /**
     * Counts records.
     *
     * @return how many records were forced since the journal was opened
     */
    public long records() {
        return writer.records();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        RecordWriter last = new RecordWriter();
        last.closed();
        try {
            log.await(log.close(last));
        } catch (JournalException e) {
            // What the journal acknowledged is durable without its last word.
            Logs.logger().warn("journal {}: closed without a last word: {}", folder.path(), e.getMessage());
        } finally {
            compaction.close();
            segments.close();
            folder.close();
        }
    }
}
