package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamPlan;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.StoredEpisode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Finds the memories that a plan can touch: what gates look at must not grow with all that was ever known. */
final class Nearby {
    private final Set<String> named = new HashSet<>();
    private final Set<String> cited = new HashSet<>();

    private Nearby(DreamContext context, DreamPlan plan) {
        plan.operations().forEach(this::name);
        for (StoredEpisode stored : context.episodes()) {
            cited.remove(stored.episode().id());
        }
    }

    /** The context with the hot memories, those that operations name, and those that rest on what else operations cite. */
    static DreamContext of(DreamContext context, DreamPlan plan) {
        Nearby nearby = new Nearby(context, plan);
        Generation all = context.generation();
        Generation near = new Generation(
                all.scope(),
                all.number(),
                all.time(),
                all.watermark(),
                all.memories().stream().filter(nearby::holds).toList());
        return new DreamContext(
                near, context.episodes(), context.now(), context.limits(), context.use(), context.models());
    }

    /** The ids of the memories that operations name. */
    static Set<String> named(Collection<MemoryOp> operations) {
        Set<String> named = new HashSet<>();
        operations.forEach(operation -> name(operation, named));
        return named;
    }

    private boolean holds(Memory memory) {
        return (memory.isLive() && memory.standing().tier() == Memory.Tier.HOT)
                || named.contains(memory.id())
                || (!cited.isEmpty() && rests(memory));
    }

    private boolean rests(Memory memory) {
        for (Source source : memory.statement().grounds().sources()) {
            if (cited.contains(source.episode())) {
                return true;
            }
        }
        return false;
    }

    private void name(MemoryOp operation) {
        name(operation, named);
        if (operation instanceof MemoryOp.Add add) {
            add.statement().grounds().sources().forEach(source -> cited.add(source.episode()));
        }
    }

    private static void name(MemoryOp operation, Set<String> named) {
        switch (operation.kind()) {
            case ADD -> named.add(((MemoryOp.Add) operation).id());
            case MERGE -> {
                MemoryOp.Merge merge = (MemoryOp.Merge) operation;
                named.addAll(merge.memories());
                named.add(merge.into());
            }
            case SUPERSEDE -> {
                named.add(((MemoryOp.Supersede) operation).old());
                named.add(((MemoryOp.Supersede) operation).by());
            }
            case RESOLVE_TIME -> named.add(((MemoryOp.ResolveTime) operation).memory());
            case PROMOTE -> named.add(((MemoryOp.Promote) operation).memory());
            case DEMOTE -> named.add(((MemoryOp.Demote) operation).memory());
            case EXPIRE -> named.add(((MemoryOp.Expire) operation).memory());
            case LINK_CONFLICT -> {
                named.add(((MemoryOp.LinkConflict) operation).first());
                named.add(((MemoryOp.LinkConflict) operation).second());
            }
            case PIN -> named.add(((MemoryOp.Pin) operation).memory());
            case SHARE -> named.add(((MemoryOp.Share) operation).memory());
        }
    }
}
