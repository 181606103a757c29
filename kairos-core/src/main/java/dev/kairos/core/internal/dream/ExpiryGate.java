package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.Kind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses to expire what has not ended. */
final class ExpiryGate extends OperationGate {

    ExpiryGate() {
        super("expiry");
    }

    @Override
    Look look(DreamContext context) {
        Instant now = context.now().toInstant();
        return operation -> operation instanceof MemoryOp.Expire expire ? broken(expire, context, now) : null;
    }

    private static @Nullable String broken(MemoryOp.Expire expire, DreamContext context, Instant now) {
        Optional<Memory> memory = context.generation().find(expire.memory());
        boolean early = memory.isPresent() && !isOver(memory.get().statement(), now);
        return early ? "'" + expire.memory() + "' has not ended" : null;
    }

    private static boolean isOver(Statement statement, Instant now) {
        Instant to = statement.valid().to();
        Instant from = statement.valid().from();
        boolean dated = statement.kind() == Kind.EVENT || statement.kind() == Kind.TASK;
        return to == null ? dated && from != null && from.isBefore(now) : !to.isAfter(now);
    }
}
