package dev.kairos.core.journal;

import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.journal.JournalException;
import dev.kairos.api.journal.Lease;
import dev.kairos.api.journal.Receipt;
import dev.kairos.core.internal.journal.MemoryJournal;
import dev.kairos.core.internal.time.SystemClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A journal that ends with the process, for tests and for agents whose past need not outlive their host. Never blocks for
 * longer than other callers take to copy what they asked for. Entries that no checkpoint let go stay in memory.
 */
public final class InMemoryJournal implements Journal {

    private final MemoryJournal journal;

    private InMemoryJournal(MemoryJournal journal) {
        this.journal = journal;
    }

    /**
     * Creates an empty journal by the system's clock.
     *
     * @return the journal
     */
    public static InMemoryJournal create() {
        return create(SystemClock.instance());
    }

    /**
     * Creates an empty journal.
     *
     * @param clock the wall clock, by which leases end
     * @return the journal
     */
    public static InMemoryJournal create(InstantSource clock) {
        return new InMemoryJournal(MemoryJournal.create(clock));
    }

    /**
     * Opens what this journal held when it was closed, as a restart does with a journal on disk: leases are gone, epochs go
     * on.
     *
     * @return another journal
     * @throws JournalException if this one is not closed, or was opened again already ({@code LOCKED})
     */
    public InMemoryJournal reopen() {
        return new InMemoryJournal(journal.reopen());
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
    public void erase(Lease lease, Set<Long> sequences) {
        journal.erase(lease, sequences);
    }

    @Override
    public void close() {
        journal.close();
    }
}
