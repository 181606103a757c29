package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamGate;
import dev.kairos.api.dream.DreamPlan;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Refuses to expire what has not ended. */
final class ExpiryGate implements DreamGate {

    @Override
    public List<Refusal> check(DreamContext context, DreamPlan plan) {
        Instant now = context.now().toInstant();
        List<Refusal> refused = new ArrayList<>();
        for (MemoryOp operation : plan.operations()) {
            if (operation instanceof MemoryOp.Expire expire) {
                Optional<Memory> memory = context.generation().find(expire.memory());
                if (memory.isPresent() && !isOver(memory.get().statement(), now)) {
                    refused.add(new Refusal(operation, "expiry", "'" + expire.memory() + "' has not ended"));
                }
            }
        }
        return refused;
    }

    private static boolean isOver(Statement statement, Instant now) {
        Instant to = statement.valid().to();
        Instant from = statement.valid().from();
        boolean dated = statement.kind() == Kind.EVENT || statement.kind() == Kind.TASK;
        return to == null ? dated && from != null && from.isBefore(now) : !to.isAfter(now);
    }
}
