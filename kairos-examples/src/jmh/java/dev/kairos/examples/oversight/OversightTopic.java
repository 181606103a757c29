package dev.kairos.examples.oversight;

import dev.kairos.core.internal.spend.DecisionFigures;
import dev.kairos.core.internal.spend.LedgerFigures;
import dev.kairos.examples.bench.GroupedTopic;

/** All that is measured of oversight: the ledger, caps, stops, approvals, injected instructions, what a decision costs. */
public final class OversightTopic extends GroupedTopic {

    /** All groups. */
    public OversightTopic() {
        super("oversight", "oversight and spend");
        add("ledger", LedgerFigures::print);
        add("cap", CapFigures::print);
        add("stop", StopFigures::print);
        add("approvals", AttackFigures::approvals);
        add("injections", AttackFigures::injections);
        add("decision", DecisionFigures::print);
    }
}
