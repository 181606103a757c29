package dev.kairos.core.internal.journal;

import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Lease;
import dev.kairos.api.journal.LeaseLostException;
import dev.kairos.core.internal.journal.CommitLog.Placed;
import dev.kairos.core.internal.journal.RecordWriter.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives entries their place, under the lock of their agent; the caller then waits until they are durable. */
final class Doors {

    private final AgentTable agents;
    private final CommitLog log;
    private final LeaseHold.Terms terms;
    private final Reads reads;

    Doors(AgentTable agents, CommitLog log, LeaseHold.Terms terms, Reads reads) {
        this.agents = agents;
        this.log = log;
        this.terms = terms;
        this.reads = reads;
    }

    Optional<Lease> acquire(AgentId id, String owner, Duration duration) {
        log.checkUsable();
        return within(id, stripe -> agents.agent(stripe, id).acquire(id, owner, duration, terms));
    }

    void release(Lease lease) {
        within(lease.agent(), stripe -> {
            FileAgent agent = stripe.find(lease.agent().value());
            if (agent != null) {
                agent.release(lease);
            }
            return true;
        });
    }

    Offered offer(AgentId id, @Nullable String key, Draft draft) {
        reads.lookUpLink(id);
        return within(id, stripe -> {
            log.checkUsable();
            RecordWriter records = stripe.writer();
            FileAgent agent = agents.agent(stripe, id);
            KeyHash hash = key == null ? null : KeyHash.of(key, records.sha256());
            long known = find(agent, hash);
            return known == 0
                    ? place(records, agent, new Keyed(key, hash, draft))
                    : new Offered(known, agent.newestPosition(), null);
        });
    }

    private static long find(FileAgent agent, @Nullable KeyHash hash) {
        KeySet keys = agent.keys();
        return hash == null || keys == null ? 0 : keys.find(hash);
    }

    private Offered place(RecordWriter records, FileAgent agent, Keyed entry) {
        long sequence = agent.last() + 1;
        Place place = new Place(agent.name(), sequence, 0, agent.lastAt(), agent.link());
        records.entry(place, entry.key(), entry.draft());
        Placed placed = log.place(records);
        agent.stands(sequence, placed.position());
        agent.link(records.last());
        if (entry.hash() != null) {
            agent.keysForAdding().add(entry.hash(), sequence);
        }
        return new Offered(sequence, placed.position(), placed);
    }

    Appended append(Lease lease, List<Draft> drafts) {
        AgentId id = lease.agent();
        reads.lookUpLink(id);
        return within(id, stripe -> {
            FileAgent agent = checked(lease, stripe);
            if (drafts.isEmpty()) {
                return new Appended(List.of(), null);
            }
            RecordWriter records = stripe.writer();
            int[] starts = write(records, agent, lease, drafts);
            Placed placed = log.place(records);
            List<Entry> entries = new ArrayList<>(starts.length);
            for (int i = 0; i < starts.length; i++) {
                long sequence = agent.last() + 1;
                agent.stands(sequence, placed.position() + starts[i]);
                entries.add(Entry.of(id, sequence, null, drafts.get(i)));
            }
            agent.link(records.last());
            return new Appended(entries, placed);
        });
    }

    private static int[] write(RecordWriter records, FileAgent agent, Lease lease, List<Draft> drafts) {
        int[] starts = new int[drafts.size()];
        Link link = agent.link();
        for (int i = 0; i < starts.length; i++) {
            starts[i] = records.length();
            long previous = i == 0 ? agent.lastAt() : starts[i - 1] - starts[i];
            Place place = new Place(agent.name(), agent.last() + 1 + i, lease.epoch(), previous, link);
            records.entry(place, null, drafts.get(i));
            link = records.last();
        }
        return starts;
    }

    Placed checkpoint(Lease lease, Checkpoint checkpoint) {
        reads.lookUpLink(lease.agent());
        return within(lease.agent(), stripe -> {
            FileAgent agent = checked(lease, stripe);
            Texts.checkFits(lease, checkpoint, agent.retainFrom(), agent.last());
            RecordWriter records = stripe.writer();
            Place place = new Place(agent.name(), checkpoint.sequence(), lease.epoch(), Position.NONE, agent.link());
            records.checkpoint(place, checkpoint, agent.last());
            Placed placed = log.place(records);
            agent.checkpoint(placed.position(), checkpoint.retainFrom(), agent.last(), agent.link());
            return placed;
        });
    }

    /** Throws unless the lease holds. */
    void check(Lease lease) {
        within(lease.agent(), stripe -> checked(lease, stripe));
    }

    private FileAgent checked(Lease lease, Stripe stripe) {
        log.checkUsable();
        FileAgent agent = stripe.find(lease.agent().value());
        if (agent == null) {
            throw new LeaseLostException(lease, "it was not given here");
        }
        agent.check(lease, terms.clock());
        return agent;
    }

    private <T> T within(AgentId id, Function<Stripe, T> action) {
        Stripe stripe = agents.stripe(id);
        stripe.lock();
        try {
            return action.apply(stripe);
        } finally {
            stripe.unlock();
        }
    }

    /**
     * What became of an offered entry.
     *
     * @param sequence its place
     * @param position where it stands, or a later place in the log
     * @param placed what to wait for, or {@code null} if it was there before
     */
    record Offered(long sequence, long position, @Nullable Placed placed) {}

    /**
     * What became of appended entries.
     *
     * @param entries the entries with their places
     * @param placed what to wait for, or {@code null} if there were none
     */
    record Appended(List<Entry> entries, @Nullable Placed placed) {}

    private record Keyed(@Nullable String key, @Nullable KeyHash hash, Draft draft) {}
}
