package dev.kairos.memory.bench;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamLimits;
import dev.kairos.api.dream.DreamModels;
import dev.kairos.api.dream.DreamPlan;
import dev.kairos.api.dream.DreamStrategy;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.memory.bench.Conversations.Conversation;
import dev.kairos.memory.bench.Conversations.Turn;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lives through a conversation: a day's turns, then a dream at three in the morning. */
final class Nights {
    private static final LocalTime AT = LocalTime.of(3, 0);

    private final DreamStrategy strategy;
    private final DreamLimits limits;

    Nights(DreamStrategy strategy, DreamLimits limits) {
        this.strategy = strategy;
        this.limits = limits;
    }

    void live(Conversation conversation, MemoryStore store) {
        Map<LocalDate, List<Turn>> days = new TreeMap<>();
        for (Turn turn : conversation.turns()) {
            days.computeIfAbsent(Ingest.time(turn).toLocalDate(), day -> new ArrayList<>())
                    .add(turn);
        }
        days.forEach((day, turns) -> {
            turns.forEach(turn -> store.append(Ingest.PRINCIPAL, Ingest.SCOPE, List.of(Ingest.episode(turn))));
            dream(store, day.plusDays(1));
        });
    }

    void dream(MemoryStore store, LocalDate day) {
        Generation generation = store.generation(Ingest.PRINCIPAL, Ingest.SCOPE, Generation.LATEST);
        DreamContext context = new DreamContext(
                generation,
                store.episodes(
                        Ingest.PRINCIPAL, Ingest.SCOPE, EpisodeQuery.after(generation.watermark(), limits.episodes())),
                day.atTime(AT).atZone(ZoneOffset.UTC),
                limits,
                Map.of(),
                DreamModels.NONE);
        DreamPlan plan = strategy.dream(context);
        if (System.getProperty("sups") != null)
            plan.operations().forEach(o -> {
                if (o instanceof dev.kairos.api.memory.MemoryOp.Supersede u) System.out.println("#S " + u.reason());
            });
        store.commit(
                Ingest.PRINCIPAL,
                Ingest.SCOPE,
                new Commit(
                        generation.number(),
                        context.now().toInstant(),
                        Commit.Author.DREAM,
                        plan.operations(),
                        plan.watermark(),
                        ""));
    }
}
