package dev.kairos.examples.oversight;

import dev.kairos.core.bench.LoopTopic;
import dev.kairos.core.internal.spend.DecisionFigures;
import dev.kairos.core.internal.spend.LedgerFigures;
import dev.kairos.examples.bench.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that is measured of oversight: the ledger, caps, stops, approvals, injected instructions, what a decision costs. */
public final class OversightTopic implements Topic {

    private final Map<String, LoopTopic.Group> groups = new LinkedHashMap<>();

    /** All groups. */
    public OversightTopic() {
        groups.put("ledger", LedgerFigures::print);
        groups.put("cap", CapFigures::print);
        groups.put("stop", StopFigures::print);
        groups.put("approvals", AttackFigures::approvals);
        groups.put("injections", AttackFigures::injections);
        groups.put("decision", DecisionFigures::print);
    }

    @Override
    public String name() {
        return "oversight";
    }

    @Override
    public String about() {
        return "oversight and spend; arguments choose among " + String.join(", ", groups.keySet());
    }

    @Override
    public void run(String[] args) throws Exception {
        List<String> chosen = args.length == 0 ? List.copyOf(groups.keySet()) : List.of(args);
        for (String name : chosen) {
            LoopTopic.Group group = groups.get(name);
            if (group == null) {
                throw new IllegalArgumentException("topic oversight has no group '" + name + "': " + groups.keySet());
            }
            group.print();
        }
    }
}
