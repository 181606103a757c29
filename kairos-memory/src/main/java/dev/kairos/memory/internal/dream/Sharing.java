package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Shares what a dream adds and a host wants others to know; the copy in the other scope rests on the same sources. */
final class Sharing implements DreamPass {
    private final Desk desk;
    private final Scope target;
    private final Predicate<Statement> which;

    Sharing(Desk desk, Scope target, Predicate<Statement> which) {
        this.desk = desk;
        this.target = target;
        this.which = which;
    }

    @Override
    public DreamDraft run(DreamDraft draft) {
        List<MemoryOp> operations = new ArrayList<>();
        for (Workbench.Known memory : desk.of(draft).all()) {
            if (memory.fresh() && which.test(memory.statement())) {
                String copy = Ids.of(
                        "shared", draft.context().generation().scope().toString(), target.toString(), memory.id());
                operations.add(new MemoryOp.Share(memory.id(), target, copy, "wanted by the host"));
            }
        }
        return draft.propose(operations);
    }
}
