package dev.kairos.core.internal.outbox;

import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.journal.Lease;
import dev.kairos.api.journal.LeaseLostException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An outbox's side of the journal: a stream of its own, whose lease is held while something is being sent. Not thread-safe. */
final class OutboxBook {

    /** The stream of the outbox: no agent may have this name. */
    static final AgentId STREAM = AgentId.of("kairos.outbox");

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int PAGE = 256;
    private static final int CHECKPOINT_EVERY = 256;
    private static final int RETAIN = 5_000;

    private final Journal journal;
    private final String owner = UUID.randomUUID().toString();
    private OutboxState state = new OutboxState();
    private long sequence;
    private long checkpointed;
    private @Nullable Lease lease;

    OutboxBook(Journal journal) {
        this.journal = journal;
        journal.checkpoint(STREAM).ifPresent(checkpoint -> {
            if (checkpoint.version() <= OutboxFact.VERSION) {
                state = OutboxState.read(checkpoint.state());
                sequence = checkpoint.sequence();
                checkpointed = sequence;
            }
        });
        catchUp();
    }

    OutboxState state() {
        return state;
    }

    /** Puts an entry through the inbox door, once per key; tells whether it was this call that did. */
    boolean offer(@Nullable String key, Draft draft) {
        boolean first = !journal.offer(STREAM, key, draft).duplicate();
        catchUp();
        return first;
    }

    /** Folds what has come since. */
    void catchUp() {
        List<Entry> page;
        do {
            page = journal.read(STREAM, sequence, PAGE);
            for (Entry entry : page) {
                state.fold(entry);
                sequence = entry.sequence();
            }
        } while (page.size() == PAGE);
    }

    /** What came of asking for the lease. */
    enum Opened {
        /** It is held already. */
        HELD,
        /** It is held now, and was not before: what is under way is not this process's. */
        TAKEN,
        /** Another host holds it. */
        REFUSED
    }

    /** Takes or prolongs the lease. */
    Opened open() {
        Lease before = lease;
        lease = journal.acquire(STREAM, owner, LEASE).orElse(null);
        catchUp();
        if (lease == null) {
            return Opened.REFUSED;
        }
        return before != null && before.epoch() == lease.epoch() ? Opened.HELD : Opened.TAKEN;
    }

    /** Appends an entry; {@code false} if another host has taken over, which then says how it goes on. */
    boolean append(Draft draft) {
        Lease held = lease;
        if (held == null) {
            return false;
        }
        try {
            journal.append(held, List.of(draft));
        } catch (LeaseLostException lost) {
            lease = null;
            return false;
        }
        catchUp();
        return true;
    }

    /** Gives the lease back; before that, writes a checkpoint if enough has happened since the last one. */
    void rest() {
        Lease held = lease;
        if (held == null) {
            return;
        }
        if (sequence - checkpointed >= CHECKPOINT_EVERY) {
            long retainFrom = Math.max(0, sequence - RETAIN);
            journal.checkpoint(held, new Checkpoint(STREAM, sequence, OutboxFact.VERSION, state.write(), retainFrom));
            checkpointed = sequence;
        }
        journal.release(held);
        lease = null;
    }
}
