package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses to share to scopes that the host has not named, and what is told to this agent alone. */
final class ShareGate extends OperationGate {
    private static final Set<Kind> OWN = Set.of(Kind.DIRECTIVE, Kind.IDENTITY);

    private final Set<Scope> allowed;

    ShareGate(Set<Scope> allowed) {
        super("share");
        this.allowed = allowed;
    }

    @Override
    Look look(DreamContext context) {
        Map<String, Statement> statements = new HashMap<>();
        for (Memory memory : context.generation().memories()) {
            statements.put(memory.id(), memory.statement());
        }
        return operation -> {
            if (operation instanceof MemoryOp.Add add) {
                statements.put(add.id(), add.statement());
            }
            return operation instanceof MemoryOp.Share share ? broken(share, statements) : null;
        };
    }

    private @Nullable String broken(MemoryOp.Share share, Map<String, Statement> statements) {
        Statement statement = statements.get(share.memory());
        if (!allowed.contains(share.target())) {
            return "'" + share.memory() + "' would go to " + share.target() + ": allow it with Dream.sharing";
        }
        return statement != null && OWN.contains(statement.kind())
                ? "'" + share.memory() + "' is a " + statement.kind() + ", told to this agent alone"
                : null;
    }
}
