package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.Insight;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Notices what a dream links as contradicting itself: somebody should be asked which of it is so. */
final class Contradictions implements Notice {

    @Override
    public List<Insight> of(DreamDraft draft, List<Workbench.Known> known) {
        Map<String, Workbench.Known> byId = new HashMap<>();
        known.forEach(memory -> byId.put(memory.id(), memory));
        List<Insight> insights = new ArrayList<>();
        for (MemoryOp operation : draft.plan().operations()) {
            if (operation instanceof MemoryOp.LinkConflict link) {
                Workbench.Known first = byId.get(link.first());
                Workbench.Known second = byId.get(link.second());
                if (first != null && second != null && first.isFounded() && second.isFounded()) {
                    insights.add(insight(first, second));
                }
            }
        }
        return insights;
    }

    private static Insight insight(Workbench.Known first, Workbench.Known second) {
        Set<Source> sources = new LinkedHashSet<>();
        for (Workbench.Known side : List.of(first, second)) {
            side.statement().grounds().sources().stream()
                    .limit(MOST_SOURCES / 2)
                    .forEach(sources::add);
        }
        return new Insight(
                Insight.Kind.CONTRADICTION,
                "cannot both be so, ask which is: "
                        + Notice.quote(first.statement()) + " / "
                        + Notice.quote(second.statement()),
                0.4,
                List.copyOf(sources),
                "");
    }
}
