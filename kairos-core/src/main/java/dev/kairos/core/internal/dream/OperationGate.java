package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamGate;
import dev.kairos.api.dream.DreamPlan;
import dev.kairos.api.memory.MemoryOp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A gate that looks at one operation after the other. */
abstract class OperationGate implements DreamGate {

    private final String rule;

    OperationGate(String rule) {
        this.rule = rule;
    }

    /** Looks at the operations of one plan, in order. */
    interface Look {

        /** What is wrong with an operation, or {@code null}. */
        @Nullable
        String broken(MemoryOp operation);
    }

    abstract Look look(DreamContext context);

    @Override
    public final List<Refusal> check(DreamContext context, DreamPlan plan) {
        Look look = look(context);
        List<Refusal> refused = new ArrayList<>();
        for (MemoryOp operation : plan.operations()) {
            String broken = look.broken(operation);
            if (broken != null) {
                refused.add(new Refusal(operation, rule, broken));
            }
        }
        return refused;
    }
}
