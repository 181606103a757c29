package dev.kairos.core.verify;

import dev.kairos.api.reach.Outbox;
import dev.kairos.api.reach.Outgoing;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import java.util.List;

/** What the state of a notice says of the claim that it was delivered. */
final class Delivered {

    /** What receipts of notices hold that were only put into the outbox. */
    private static final String OUTBOX = "outbox";

    private Delivered() {}

    /** Where the outbox does not have the notice, a receipt is the proof, unless it says no more than that it was put there. */
    static Finding unknown(Claim claim, List<Evidence> evidence) {
        boolean isQueued = evidence.stream()
                .anyMatch(one -> one.kind().equals(Evidence.MESSAGE_DELIVERED)
                        && one.detail("channel").equals(claim.detail("channel"))
                        && one.detail("id").equals(claim.detail("id"))
                        && !one.detail(OUTBOX).isEmpty());
        return isQueued
                ? Finding.unverified("notice " + claim.detail("id") + " for '" + claim.detail("channel")
                        + "' was put into the outbox, which does not know it any more")
                : Finding.verified("a receipt says so");
    }

    static Finding finding(Outbox outbox, Outgoing outgoing) {
        String about = "notice " + outgoing.id() + " for '" + outgoing.notifier() + "' ";
        return switch (outgoing.state()) {
            case CONFIRMED -> Finding.verified(about + "was taken by the far side");
            case QUEUED, SENT -> Finding.unverified(about + "is under way");
            case UNKNOWN -> Finding.unverified(about + "may have arrived or not: nobody knows");
            case SUPPRESSED -> Finding.unverified(about + "was not sent: the same was said shortly before");
            case FAILED ->
                Finding.refuted(about + "was not taken: " + outgoing.progress().note());
            case CANCELLED -> Finding.refuted(about + "was taken back");
            case DIGESTED ->
                outbox.find(outgoing.progress().note()) // The digest that it went out with.
                        .map(digest -> finding(outbox, digest))
                        .orElse(Finding.unverified(about + "is part of a digest"));
        };
    }
}
