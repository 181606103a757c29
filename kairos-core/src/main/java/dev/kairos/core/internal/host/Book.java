package dev.kairos.core.internal.host;

import dev.kairos.api.agent.AgentClosedException;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.InboxFullException;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.journal.Lease;
import dev.kairos.api.journal.LeaseLostException;
import dev.kairos.api.journal.Receipt;
import dev.kairos.core.internal.beat.Proposal;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.Fact;
import dev.kairos.core.internal.fact.FactCodec;
import dev.kairos.core.internal.fact.FactWriter;
import dev.kairos.core.internal.fact.InboxFact;
import dev.kairos.core.internal.state.AgentState;
import dev.kairos.core.internal.state.BeatState;
import dev.kairos.core.internal.state.Evolve;
import dev.kairos.core.internal.state.Forgotten;
import dev.kairos.core.internal.state.StateCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An agent's side of the journal: its state as folded so far, and its lease while it writes. Used by one step at a time;
 * the state may be read, and the inbox door used, from any thread.
 */
final class Book {

    private static final int PAGE = 256;
    private static final int CHECKPOINT_EVERY = 256;
    private static final Duration LEASE_GRACE = Duration.ofMinutes(1);

    /** How many events an inbox holds. */
    private static final int MOST_WAITING = 1_000;

    private final Cell cell;
    private volatile AgentState state = AgentState.NEW;
    private @Nullable Lease lease;
    private long checkpointed;

    Book(Cell cell) {
        this.cell = cell;
    }

    AgentState state() {
        return state;
    }

    /** The state with all that has come by now; may be called from any thread. */
    AgentState peek() {
        AgentState now = state;
        List<Entry> page;
        do {
            page = journal().read(cell.id(), now.sequence(), PAGE);
            for (Entry entry : page) {
                now = Evolve.evolve(now, entry);
            }
        } while (page.size() == PAGE);
        return now;
    }

    /** Puts a fact through the inbox door; may be called from any thread. */
    Receipt put(Fact fact, @Nullable String key, Origin origin, Cause cause) {
        int waiting = state.inbox().size();
        if (cell.isClosed()) {
            throw new AgentClosedException(cell.id());
        } else if (waiting >= MOST_WAITING && fact instanceof InboxFact) {
            throw new InboxFullException(cell.id(), waiting);
        }
        FactWriter.Written written =
                cell.host().writer().write(fact, cell.time().now(), origin, cause);
        return journal().offer(cell.id(), key, written.draft());
    }

    /** Folds what the journal holds, from the newest checkpoint that this code can read. */
    void load() {
        Checkpoint checkpoint = journal().checkpoint(cell.id()).orElse(null);
        if (checkpoint != null && checkpoint.version() <= StateCodec.VERSION) {
            state = StateCodec.read(checkpoint.state(), checkpoint.sequence());
            checkpointed = checkpoint.sequence();
        }
        fold(false);
    }

    /** Folds what has come through the inbox door. */
    void catchUp() {
        fold(true);
    }

    /** Takes the agent's lease; {@code false} if another host holds it. */
    boolean open() {
        lease = journal().acquire(cell.id(), cell.host().owner(), leaseTime()).orElse(null);
        return lease != null;
    }

    /** Begins a proposal; in a beat whose lease has ended, by taking it again and noting that time has passed. */
    Proposal proposal() {
        Instant now = cell.time().now();
        BeatState beat = state.beat();
        boolean lapsed = beat != null && hasLapsed(now);
        if (lapsed) {
            renew();
        }
        Proposal proposal = new Proposal(cell.id(), cell.host().writer(), state, now);
        return lapsed && beat != null ? proposal.add(new BeatFact.Resumed(beat.id())) : proposal;
    }

    /** Whether the lease has ended by the clock: the machine may have slept. */
    private boolean hasLapsed(Instant now) {
        Lease held = lease;
        return held != null && !held.until().isAfter(now);
    }

    /**
     * Takes the lease again after it has ended, in the middle of a beat.
     *
     * @throws LeaseLostException if another host has it, or has gone on with the beat meanwhile
     */
    private void renew() {
        Lease ended = Objects.requireNonNull(lease, "no lease");
        BeatState beat = state.beat();
        lease = journal()
                .acquire(cell.id(), cell.host().owner(), leaseTime())
                .orElseThrow(() -> new LeaseLostException(ended, "another host holds it"));
        catchUp();
        if (!Objects.equals(state.beat(), beat)) {
            throw new LeaseLostException(ended, "another host has gone on with the beat");
        }
    }

    /** The lease is no good any more. */
    void forget() {
        lease = null;
    }

    /** Appends a proposal's facts and folds them, together with what came between. */
    void commit(Proposal proposal) {
        List<Draft> drafts = proposal.drafts();
        if (drafts.isEmpty()) {
            return;
        }
        List<Entry> entries = journal().append(Objects.requireNonNull(lease, "no lease"), drafts);
        if (entries.get(0).sequence() != state.sequence() + 1) {
            fold(true);
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            fold(entries.get(i), proposal.facts().get(i), true);
        }
    }

    /** Takes what came from some entries out of the state, and makes that the newest checkpoint; with the lease. */
    void forget(Set<Long> entries) {
        state = Forgotten.of(state, entries);
        checkpoint(Objects.requireNonNull(lease, "no lease"));
    }

    /** Erases entries; with the lease. Blocks for as long as that takes. */
    void erase(Set<Long> entries) {
        journal().erase(Objects.requireNonNull(lease, "no lease"), entries);
    }

    /** Gives the lease back; before that, writes a checkpoint if enough has happened since the last one. */
    void rest() {
        Lease held = lease;
        if (held == null) {
            return;
        }
        if (state.beat() == null && state.sequence() - checkpointed >= CHECKPOINT_EVERY) {
            checkpoint(held);
        }
        journal().release(held);
        lease = null;
    }

    private void checkpoint(Lease held) {
        long retainFrom = cell.host().retainFrom(state.sequence());
        String text = StateCodec.write(state);
        journal().checkpoint(held, new Checkpoint(cell.id(), state.sequence(), StateCodec.VERSION, text, retainFrom));
        checkpointed = state.sequence();
    }

    private void fold(boolean tell) {
        List<Entry> page;
        do {
            page = journal().read(cell.id(), state.sequence(), PAGE);
            for (Entry entry : page) {
                fold(entry, FactCodec.fact(entry), tell);
            }
        } while (page.size() == PAGE);
    }

    private void fold(Entry entry, Fact fact, boolean tell) {
        AgentState before = state;
        state = Evolve.evolve(before, entry, fact);
        if (tell) {
            cell.host().listeners().tell(entry, fact, before, state);
        }
    }

    private Duration leaseTime() {
        return cell.definition().config().limits().wallTime().plus(LEASE_GRACE);
    }

    private Journal journal() {
        return cell.host().journal();
    }
}
