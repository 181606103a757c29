package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.dream.MemoryUse;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.memory.internal.dream.Workbench.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps the hot tier under its cap: what ranks lowest for its length becomes cold, where recall still finds it. */
final class Pruning implements DreamPass {
    private static final double HALF_LIFE_DAYS = 180;

    private final Desk desk;
    private final TokenEstimator estimator;

    Pruning(Desk desk, TokenEstimator estimator) {
        this.desk = desk;
        this.estimator = estimator;
    }

    @Override
    public DreamDraft run(DreamDraft draft) {
        DreamContext context = draft.context();
        List<Known> hot = desk.of(draft).all().stream().filter(Known::hot).toList();
        Map<String, Integer> tokens = new HashMap<>();
        hot.forEach(memory ->
                tokens.put(memory.id(), estimator.tokens(memory.statement().text())));
        int over = tokens.values().stream().mapToInt(Integer::intValue).sum()
                - context.limits().hotTokens();
        if (over <= 0) {
            return draft;
        }
        Map<String, Double> ranks = new HashMap<>();
        hot.forEach(memory ->
                ranks.put(memory.id(), rank(memory, context) / (8 + tokens.getOrDefault(memory.id(), 0))));
        long old = hot.stream().filter(memory -> !memory.fresh()).count();
        int retired = (int) (old * context.limits().retired());
        Set<String> out = new HashSet<>();
        for (Known memory : hot.stream()
                .sorted(Comparator.comparing((Known each) -> ranks.getOrDefault(each.id(), 0.0))
                        .thenComparing(Known::id))
                .toList()) {
            boolean may = !memory.pinned() && (memory.fresh() || retired > 0);
            if (over > 0 && may) {
                out.add(memory.id());
                over -= tokens.getOrDefault(memory.id(), 0);
                retired -= memory.fresh() ? 0 : 1;
            }
        }
        List<MemoryOp> demoted = new ArrayList<>();
        for (Known memory : hot) {
            if (out.contains(memory.id())) {
                demoted.add(new MemoryOp.Demote(memory.id(), "rank"));
            }
        }
        return draft.propose(demoted);
    }

    static double rank(Known memory, DreamContext context) {
        Statement statement = memory.statement();
        Instant from = statement.valid().from();
        Instant since = from == null ? memory.recorded() : from;
        double days =
                Math.max(0, Duration.between(since, context.now().toInstant()).toDays());
        double age = Math.exp(-days / HALF_LIFE_DAYS);
        MemoryUse use = context.use().get(memory.id());
        double used = use == null ? 0 : Math.log1p(use.times()) / 4;
        double kind = switch (statement.kind()) {
            case IDENTITY, DIRECTIVE -> 50;
            case PREFERENCE, PROCEDURE -> 20;
            case INSIGHT -> 5;
            case TASK, EVENT -> 1.6;
            case FACT -> 1;
        };
        return kind * (statement.importance() + used) * (0.7 + 0.3 * age);
    }
}
