package dev.kairos.core.internal.journal;

import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Lease;
import dev.kairos.api.journal.LeaseLostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may write the log of one agent. The caller holds the agent's lock. */
class LeaseHold {

    private @Nullable String owner;
    private long epoch;
    /** In milliseconds since 1970, like every reading of the clock here: an {@link Instant} would cost each idle agent 24 bytes. */
    private long until;

    final Optional<Lease> acquire(AgentId agent, String who, Duration duration, Terms terms) {
        long now = terms.clock().millis();
        if (holds(now) && !who.equals(owner)) {
            return Optional.empty();
        }
        if (!holds(now)) {
            epoch = Math.max(epoch + 1, terms.firstEpoch());
            owner = who;
        }
        until = end(now, duration);
        return Optional.of(new Lease(agent, who, epoch, Instant.ofEpochMilli(until)));
    }

    final void release(Lease lease) {
        if (lease.epoch() == epoch && lease.owner().equals(owner)) {
            owner = null;
        }
    }

    /** Ends whatever lease there is: the journal is opened anew. */
    final void endLease() {
        owner = null;
    }

    final void check(Lease lease, InstantSource clock) {
        if (lease.epoch() != epoch) {
            throw new LeaseLostException(
                    lease, epoch > lease.epoch() ? "epoch " + epoch + " exists" : "it was not given here");
        }
        if (owner == null || !lease.owner().equals(owner)) {
            throw new LeaseLostException(lease, "it was given back");
        }
        if (!holds(clock.millis())) {
            throw new LeaseLostException(lease, "it ended at " + Instant.ofEpochMilli(until));
        }
    }

    /** Notes an epoch that was found in the journal. */
    final void sawEpoch(long seen) {
        epoch = Math.max(epoch, seen);
    }

    final long epoch() {
        return epoch;
    }

    private boolean holds(long now) {
        return owner != null && now < until;
    }

    private static long end(long now, Duration duration) {
        try {
            return Math.addExact(now, Math.max(1, duration.toMillis()));
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * What leases are given by.
     *
     * @param clock the wall clock
     * @param firstEpoch lower than no epoch that is given out; higher than all that were given before the journal was opened
     */
    record Terms(InstantSource clock, long firstEpoch) {}
}
