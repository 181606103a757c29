package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamGate;
import dev.kairos.api.dream.DreamPlan;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.MemoryOp;
import java.util.ArrayList;
import java.util.List;

/** Refuses what cannot be done: what names memories that are not live, or takes an id that is taken. */
final class SchemaGate implements DreamGate {

    @Override
    public List<Refusal> check(DreamContext context, DreamPlan plan) {
        Simulation simulation = new Simulation(context.generation());
        List<Refusal> refused = new ArrayList<>();
        int done = 0;
        for (MemoryOp operation : plan.operations()) {
            String broken = done >= Commit.MAX_OPERATIONS
                    ? "one dream may do " + Commit.MAX_OPERATIONS + " things"
                    : simulation.apply(operation);
            if (broken != null) {
                refused.add(new Refusal(operation, "schema", broken));
            } else {
                done++;
            }
        }
        return refused;
    }
}
