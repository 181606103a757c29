package dev.kairos.core.internal.journal;

import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.journal.JournalException;
import dev.kairos.api.journal.JournalException.Reason;
import dev.kairos.api.journal.Lease;
import dev.kairos.api.journal.LeaseLostException;
import dev.kairos.api.journal.Receipt;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A journal in memory. */
public final class MemoryJournal implements Journal {

    private static final String NAME = "in memory";
    private static final long EPOCHS_PER_OPENING = 1_000_000;

    private final Map<AgentId, MemoryAgent> agents;
    private final long opening;
    private final LeaseHold.Terms terms;
    private final AtomicBoolean reopened = new AtomicBoolean();
    private volatile boolean closed;

    private MemoryJournal(Map<AgentId, MemoryAgent> agents, long opening, InstantSource clock) {
        this.agents = agents;
        this.opening = opening;
        this.terms = new LeaseHold.Terms(clock, opening * EPOCHS_PER_OPENING);
    }

    /**
     * Creates an empty journal.
     *
     * @param clock the wall clock
     * @return the journal
     */
    public static MemoryJournal create(InstantSource clock) {
        return new MemoryJournal(new ConcurrentHashMap<>(), 1, clock);
    }

    /**
     * Opens what this journal held when it was closed.
     *
     * @return another journal
     * @throws JournalException if this one is not closed, or was opened again already
     */
    public MemoryJournal reopen() {
        if (!closed || !reopened.compareAndSet(false, true)) {
            throw new JournalException(
                    Reason.LOCKED, "the journal in memory is in use by this process: close it first", null);
        }
        Map<AgentId, MemoryAgent> held = new ConcurrentHashMap<>(agents);
        held.values().forEach(MemoryAgent::endLease);
        return new MemoryJournal(held, opening + 1, terms.clock());
    }

    @Override
    public Optional<Lease> acquire(AgentId id, String owner, Duration duration) {
        Texts.checkOwner(owner, duration);
        MemoryAgent agent = agent(id);
        synchronized (agent) {
            checkOpen();
            return agent.acquire(id, owner, duration, terms);
        }
    }

    @Override
    public void release(Lease lease) {
        checkOpen();
        MemoryAgent agent = agents.get(lease.agent());
        if (agent != null) {
            synchronized (agent) {
                agent.release(lease);
            }
        }
    }

    @Override
    public Receipt offer(AgentId id, @Nullable String key, Draft entry) {
        String cleanKey = Texts.key(key);
        Draft draft = Texts.draft(entry);
        MemoryAgent agent = agent(id);
        synchronized (agent) {
            checkOpen();
            return agent.offer(cleanKey, draft);
        }
    }

    @Override
    public List<Entry> append(Lease lease, List<Draft> entries) {
        List<Draft> drafts = new ArrayList<>(entries);
        drafts.replaceAll(Texts::draft);
        MemoryAgent agent = held(lease);
        synchronized (agent) {
            check(agent, lease);
            List<Entry> appended = new ArrayList<>(drafts.size());
            for (Draft draft : drafts) {
                appended.add(agent.add(null, draft));
            }
            return List.copyOf(appended);
        }
    }

    @Override
    public List<Entry> read(AgentId id, long after, int limit) {
        Texts.checkLimit(limit);
        checkOpen();
        MemoryAgent agent = agents.get(id);
        if (agent == null) {
            return List.of();
        }
        synchronized (agent) {
            return agent.read(after, limit);
        }
    }

    @Override
    public Set<AgentId> agents() {
        checkOpen();
        return agents.entrySet().stream()
                .filter(agent -> hasContent(agent.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void checkpoint(Lease lease, Checkpoint checkpoint) {
        Checkpoint clean = Texts.checkpoint(checkpoint);
        MemoryAgent agent = held(lease);
        synchronized (agent) {
            check(agent, lease);
            agent.store(lease, clean);
        }
    }

    @Override
    public Optional<Checkpoint> checkpoint(AgentId id) {
        checkOpen();
        MemoryAgent agent = agents.get(id);
        if (agent == null) {
            return Optional.empty();
        }
        synchronized (agent) {
            return agent.stored();
        }
    }

    @Override
    public void erase(Lease lease, Set<Long> sequences) {
        MemoryAgent agent = held(lease);
        synchronized (agent) {
            check(agent, lease);
            agent.erase(sequences);
        }
    }

    @Override
    public void close() {
        closed = true;
        // Whoever is inside of an agent ends before this does.
        agents.values().forEach(MemoryJournal::hasContent);
    }

    private static boolean hasContent(MemoryAgent agent) {
        synchronized (agent) {
            return agent.hasContent();
        }
    }

    private MemoryAgent agent(AgentId id) {
        checkOpen();
        MemoryAgent present = agents.get(id);
        return present != null ? present : agents.computeIfAbsent(id, MemoryAgent::new);
    }

    private MemoryAgent held(Lease lease) {
        checkOpen();
        MemoryAgent present = agents.get(lease.agent());
        if (present == null) {
            throw new LeaseLostException(lease, "it was not given here");
        }
        return present;
    }

    private void check(MemoryAgent agent, Lease lease) {
        checkOpen();
        agent.check(lease, terms.clock());
    }

    private void checkOpen() {
        if (closed) {
            throw Failures.closed(NAME);
        }
    }
}
