package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.FactKey;
import dev.kairos.memory.internal.dream.Workbench.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Of statements about the same attribute of the same subject the newer one takes the place of the older one, from the instant
 * at which it became so. What is pinned stays, as does what says the same.
 */
final class Keyed implements DreamPass {
    private final Desk desk;

    Keyed(Desk desk) {
        this.desk = desk;
    }

    @Override
    public DreamDraft run(DreamDraft draft) {
        Map<FactKey, Known> current = new HashMap<>();
        List<MemoryOp> operations = new ArrayList<>();
        for (Known memory : desk.of(draft).all()) {
            FactKey key = memory.statement().key();
            if (key != null) {
                Known old = current.put(key, memory);
                if (old != null && memory.fresh()) {
                    replace(old, memory, current, key, operations);
                }
            }
        }
        return draft.propose(operations);
    }

    /** What was told later but became so earlier is history already. */
    private static void replace(
            Known old, Known by, Map<FactKey, Known> current, FactKey key, List<MemoryOp> operations) {
        boolean late = since(by).isBefore(since(old));
        Known gone = late ? by : old;
        Known stays = late ? old : by;
        current.put(key, stays);
        if (gone.pinned()) {
            current.put(key, gone);
        } else if (gone.statement().text().equals(stays.statement().text())) {
            operations.add(new MemoryOp.Merge(Set.of(gone.id()), stays.id(), "the same fact"));
        } else {
            operations.add(new MemoryOp.Supersede(gone.id(), stays.id(), since(stays), "the same attribute"));
        }
    }

    private static Instant since(Known memory) {
        Statement statement = memory.statement();
        Instant from = statement.valid().from();
        return from == null ? memory.recorded() : from;
    }
}
