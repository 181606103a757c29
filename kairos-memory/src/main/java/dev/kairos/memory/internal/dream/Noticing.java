package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.dream.Insight;
import dev.kairos.api.memory.Statement.Kind;
import dev.kairos.memory.internal.text.Analysis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Notices what shows over several episodes only: what fails again and again or now and then, what moves in one direction,
 * what was promised and not heard of again, and what contradicts itself. The most useful first, as many as the dream may
 * have; what was told before and still stands is not told again.
 */
final class Noticing implements DreamPass {
    private final Desk desk;
    private final List<Notice> notices;

    Noticing(Desk desk, Analysis analysis, Claims claims) {
        this.desk = desk;
        this.notices =
                List.of(new Failures(analysis), new Promises(analysis), new Drifts(claims), new Contradictions());
    }

    @Override
    public DreamDraft run(DreamDraft draft) {
        List<Workbench.Known> known = desk.of(draft).all();
        Set<String> told = new HashSet<>();
        for (Workbench.Known memory : known) {
            if (memory.statement().kind() == Kind.INSIGHT) {
                told.add(memory.statement().text());
            }
        }
        List<Insight> found = new ArrayList<>();
        for (Notice notice : notices) {
            notice.of(draft, known).stream()
                    .filter(insight -> told.add(insight.text()))
                    .forEach(found::add);
        }
        found.sort(Comparator.comparingDouble((Insight insight) -> -insight.weight())
                .thenComparing(Insight::text));
        int most = Math.max(
                0, draft.context().limits().insights() - draft.plan().insights().size());
        return draft.notice(found.subList(0, Math.min(most, found.size())));
    }
}
