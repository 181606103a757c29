package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamGate;
import dev.kairos.api.dream.DreamPlan;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses what rests on nothing, or on what the dream was not told of. */
final class ProvenanceGate implements DreamGate {

    @Override
    public List<Refusal> check(DreamContext context, DreamPlan plan) {
        Grounding grounding = new Grounding(context);
        List<Refusal> refused = new ArrayList<>();
        for (MemoryOp operation : plan.operations()) {
            String broken = operation instanceof MemoryOp.Add add ? broken(add, grounding) : null;
            if (broken != null) {
                refused.add(new Refusal(operation, "provenance", broken));
            }
        }
        return refused;
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
