package dev.kairos.core.internal.host;

import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.core.internal.beat.Proposal;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.ObjectiveFact;
import dev.kairos.core.internal.fact.OversightFact;
import dev.kairos.core.internal.spend.Charge;
import dev.kairos.core.internal.spend.Reserved;
import dev.kairos.core.internal.spend.Reserved.Refusal;
import dev.kairos.core.internal.state.BeatState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What follows from a budget that has no room: the work that needed it is paused, not done with something cheaper. */
final class Refusals {

    /** A refusal that only another configuration ends. */
    private static final Duration LONG = Duration.ofDays(3_650);

    private Refusals() {}

    /** Who pays for the calls of a beat. */
    static Charge.Account account(Definition definition, BeatState beat) {
        return new Charge.Account(
                definition.config().id(), definition.config().rules().budget(), beat.id(), objective(beat));
    }

    private static String objective(BeatState beat) {
        return beat.cause().kind() == Cause.Kind.OBJECTIVE ? beat.cause().detail() : "";
    }

    /** Ends a beat whose next call was refused. */
    static Proposal refused(Proposal proposal, BeatState beat, Refusal refusal) {
        Instant until = until(refusal, proposal.now());
        proposal.add(new OversightFact.Refused(beat.id(), refusal.cap(), refusal.why(), until));
        if (refusal.scope() == Reserved.Scope.OBJECTIVE) {
            proposal.add(new ObjectiveFact.Moved(objective(beat), Objective.State.BLOCKED, refusal.why(), null));
        }
        BeatOutcome.Failed failed = new BeatOutcome.Failed(BeatOutcome.Failure.BUDGET, refusal.why());
        return proposal.add(new BeatFact.Ended(beat.id(), failed), Origin.AGENT.least(beat.origin()), null);
    }

    private static @Nullable Instant until(Refusal refusal, Instant now) {
        return switch (refusal.scope()) {
            case PERIOD, MODEL -> refusal.until() == null ? now.plus(LONG) : refusal.until();
            case BEAT, OBJECTIVE -> null;
        };
    }
}
