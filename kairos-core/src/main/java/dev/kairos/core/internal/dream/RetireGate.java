package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamGate;
import dev.kairos.api.dream.DreamPlan;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryOp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses to take more than a share of the hot memories out of the hot tier in one dream. */
final class RetireGate implements DreamGate {

    @Override
    public List<Refusal> check(DreamContext context, DreamPlan plan) {
        Set<String> hot = new HashSet<>();
        for (Memory memory : context.generation().memories()) {
            if (memory.isLive() && memory.standing().tier() == Memory.Tier.HOT) {
                hot.add(memory.id());
            }
        }
        int left = (int) (hot.size() * context.limits().retired());
        List<Refusal> refused = new ArrayList<>();
        for (MemoryOp operation : plan.operations()) {
            Set<String> retired = new HashSet<>(
                    operation instanceof MemoryOp.Merge merge
                            ? merge.memories()
                            : operation instanceof MemoryOp.Demote demote ? Set.of(demote.memory()) : Set.of());
            retired.retainAll(hot);
            if (retired.size() > left) {
                refused.add(new Refusal(
                        operation,
                        "retire",
                        "one dream takes " + context.limits().retired() + " of " + hot.size()
                                + " hot memories out at most"));
            } else {
                left -= retired.size();
                hot.removeAll(retired);
            }
        }
        return refused;
    }
}
