package dev.kairos.core.verify;

import dev.kairos.api.reach.Outbox;
import dev.kairos.api.reach.Outgoing;
import dev.kairos.api.verify.Finding;

/** What the state of a notice says of the claim that it was delivered. */
final class Delivered {

    private Delivered() {}

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
