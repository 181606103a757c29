package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The live memories as they would be if a draft's plan were done. */
final class Workbench {
    private final Map<String, Known> known = new LinkedHashMap<>();

    /**
     * A live memory.
     *
     * @param id its id
     * @param statement what it says
     * @param hot whether it is kept hot
     * @param pinned whether it is pinned
     * @param recorded when it was recorded
     * @param fresh whether the plan adds it
     */
    record Known(String id, Statement statement, boolean hot, boolean pinned, Instant recorded, boolean fresh) {
        /** Since when it holds, as far as is known. */
        Instant since() {
            Instant from = statement.valid().from();
            return from == null ? recorded : from;
        }

        /** Whether it is a fact or an event that rests on sources which are trusted. */
        boolean isFounded() {
            boolean told = statement.kind() == Statement.Kind.FACT || statement.kind() == Statement.Kind.EVENT;
            return told
                    && statement.origin() != Origin.UNTRUSTED
                    && !statement.grounds().sources().isEmpty();
        }

        Known hot(boolean other) {
            return new Known(id, statement, other, pinned, recorded, fresh);
        }

        Known pinned(boolean other) {
            return new Known(id, statement, hot || other, other, recorded, fresh);
        }

        Known statement(Statement other) {
            return new Known(id, other, hot, pinned, recorded, fresh);
        }
    }

    /** Over those of a generation that are looked at. */
    Workbench(DreamDraft draft, List<Memory> live) {
        for (Memory memory : live) {
            boolean hot = memory.standing().tier() == Memory.Tier.HOT;
            put(new Known(
                    memory.id(), memory.statement(), hot, memory.standing().pinned(), memory.recorded(), false));
        }
        Instant now = draft.context().now().toInstant();
        draft.plan().operations().forEach(operation -> apply(operation, now));
    }

    /** In the order in which they were added. */
    List<Known> all() {
        return new ArrayList<>(known.values());
    }

    private void apply(MemoryOp operation, Instant now) {
        switch (operation.kind()) {
            case ADD -> {
                MemoryOp.Add add = (MemoryOp.Add) operation;
                put(new Known(add.id(), add.statement(), true, false, now, true));
            }
            case MERGE -> known.keySet().removeAll(((MemoryOp.Merge) operation).memories());
            case SUPERSEDE -> known.remove(((MemoryOp.Supersede) operation).old());
            case EXPIRE -> known.remove(((MemoryOp.Expire) operation).memory());
            case PROMOTE -> known.computeIfPresent(((MemoryOp.Promote) operation).memory(), (id, it) -> it.hot(true));
            case DEMOTE -> known.computeIfPresent(((MemoryOp.Demote) operation).memory(), (id, it) -> it.hot(false));
            case PIN -> {
                MemoryOp.Pin pin = (MemoryOp.Pin) operation;
                known.computeIfPresent(pin.memory(), (id, it) -> it.pinned(pin.pinned()));
            }
            case RESOLVE_TIME, LINK_CONFLICT, SHARE -> {}
        }
    }

    private void put(Known memory) {
        known.put(memory.id(), memory);
    }
}
