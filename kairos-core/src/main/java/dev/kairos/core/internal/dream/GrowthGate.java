package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamGate;
import dev.kairos.api.dream.DreamPlan;
import dev.kairos.api.memory.MemoryOp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Refuses the least important of more additions than one dream may make. */
final class GrowthGate implements DreamGate {

    @Override
    public List<Refusal> check(DreamContext context, DreamPlan plan) {
        List<MemoryOp.Add> added = new ArrayList<>();
        for (MemoryOp operation : plan.operations()) {
            if (operation instanceof MemoryOp.Add add) {
                added.add(add);
            }
        }
        int most = context.limits().growth();
        if (added.size() <= most) {
            return List.of();
        }
        added.sort(Comparator.comparingDouble(
                        (MemoryOp.Add add) -> -add.statement().importance())
                .thenComparing(MemoryOp.Add::id));
        return added.subList(most, added.size()).stream()
                .map(add -> new Refusal(add, "growth", "one dream adds " + most + " memories at most"))
                .toList();
    }
}
