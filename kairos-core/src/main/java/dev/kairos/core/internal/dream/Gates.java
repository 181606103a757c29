package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.Dream;
import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamGate;
import dev.kairos.api.dream.DreamGate.Refusal;
import dev.kairos.api.dream.DreamPlan;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.model.TokenEstimator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The gates that every plan passes, in order; what one refuses, later ones do not see. */
final class Gates {
    private static final int MOST_ROUNDS = 8;

    private final List<DreamGate> rules;
    private final List<DreamGate> more;
    private final List<DreamGate> bounds;

    /** The runtime's own gates and those of the host. */
    Gates(TokenEstimator estimator, Dream dream) {
        this.rules = List.of(
                new SchemaGate(),
                new TaintGate(),
                new ProvenanceGate(),
                new WordingGate(),
                new ExpiryGate(),
                new ShareGate(dream.outward().shares()));
        this.more = dream.gates();
        this.bounds = List.of(new SchemaGate(), new RetireGate(), new CapGate(estimator));
    }

    /**
     * A plan after the gates.
     *
     * @param plan what is left of it
     * @param refused what is not
     */
    record Passed(DreamPlan plan, List<Refusal> refused) {}

    Passed check(DreamContext context, DreamPlan proposed) {
        List<Refusal> refused = new ArrayList<>();
        DreamContext near = Nearby.of(context, proposed);
        DreamPlan plan = pass(rules, near, proposed, refused);
        plan = pass(more, context, plan, refused);
        plan = pass(List.of(new GrowthGate()), near, plan, refused);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int before = refused.size();
            plan = pass(bounds, near, plan, refused);
            if (refused.size() == before) {
                return new Passed(plan, refused);
            }
        }
        plan.operations()
                .forEach(rest -> refused.add(new Refusal(rest, "bounds", "no part of the plan keeps within them")));
        return new Passed(plan.operations(List.of()), refused);
    }

    /** What one refuses may be what another one counted on: the bounds are checked until they refuse nothing more. */
    private static DreamPlan pass(
            List<DreamGate> gates, DreamContext context, DreamPlan proposed, List<Refusal> refused) {
        DreamPlan plan = proposed;
        for (DreamGate gate : gates) {
            List<Refusal> found = gate.check(context, plan);
            if (!found.isEmpty()) {
                refused.addAll(found);
                plan = without(plan, found);
            }
        }
        return plan;
    }

    /** Operations are told apart by identity: equal ones may stand in a plan twice. */
    private static DreamPlan without(DreamPlan plan, List<Refusal> refused) {
        Set<MemoryOp> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        refused.forEach(refusal -> gone.add(refusal.operation()));
        return plan.operations(plan.operations().stream()
                .filter(operation -> !gone.contains(operation))
                .toList());
    }
}
