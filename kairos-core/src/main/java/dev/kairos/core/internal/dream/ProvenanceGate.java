package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses what rests on nothing, or on what the dream was not told of. */
final class ProvenanceGate extends OperationGate {

    ProvenanceGate() {
        super("provenance");
    }

    @Override
    Look look(DreamContext context) {
        Grounding grounding = new Grounding(context);
        return operation -> operation instanceof MemoryOp.Add add ? broken(add, grounding) : null;
    }

    private static @Nullable String broken(MemoryOp.Add add, Grounding grounding) {
        List<Source> sources = add.statement().grounds().sources();
        if (sources.isEmpty()) {
            return "'" + add.id() + "' names no source";
        }
        for (Source source : sources) {
            if (grounding.find(source) == null) {
                return "'" + add.id() + "' rests on " + source.from() + "-" + source.to() + " of episode '"
                        + source.episode() + "', which does not stand there or was not read";
            }
        }
        return null;
    }
}
