package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode.Role;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses what comes from text that is not trusted, what claims to come from better than it does, and instructions of others. */
final class TaintGate extends OperationGate {
    private static final Set<Kind> OWNERS = Set.of(Kind.DIRECTIVE, Kind.IDENTITY);

    TaintGate() {
        super("taint");
    }

    @Override
    Look look(DreamContext context) {
        Grounding grounding = new Grounding(context);
        return operation -> operation instanceof MemoryOp.Add add ? broken(add, grounding) : null;
    }

    private static @Nullable String broken(MemoryOp.Add add, Grounding grounding) {
        Origin claimed = add.statement().origin();
        boolean person = true;
        Origin least = Origin.OWNER;
        for (Source source : add.statement().grounds().sources()) {
            Grounding.Ground ground = grounding.find(source);
            if (ground != null) {
                least = least.least(ground.origin());
                person &= ground.role() == Role.PERSON;
            }
        }
        if (least == Origin.UNTRUSTED || claimed == Origin.UNTRUSTED) {
            return "'" + add.id() + "' comes from text that is not trusted: a person may confirm it";
        }
        if (claimed.compareTo(least) < 0) {
            return "'" + add.id() + "' claims origin " + claimed + ", its sources are " + least;
        }
        boolean instructs = OWNERS.contains(add.statement().kind());
        return instructs && (least != Origin.OWNER || !person)
                ? "'" + add.id() + "' is a " + add.statement().kind() + ", which only the owner gives"
                : null;
    }
}
