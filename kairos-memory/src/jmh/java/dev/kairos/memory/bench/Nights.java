package dev.kairos.memory.bench;

import dev.kairos.api.dream.Dream;
import dev.kairos.api.dream.DreamLimits;
import dev.kairos.api.dream.DreamReport;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.core.internal.dream.DreamRecord;
import dev.kairos.core.internal.dream.DreamRun;
import dev.kairos.core.internal.dream.Place;
import dev.kairos.memory.bench.Conversations.Conversation;
import dev.kairos.memory.bench.Conversations.Turn;
import dev.kairos.memory.dream.Dreams;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lives through a conversation as an agent does: a day's turns, then a dream at three in the morning, gates included. */
final class Nights {
    private static final LocalTime AT = LocalTime.of(3, 0);

    private final MemoryStore store;
    private final DreamRun run;

    Nights(MemoryStore store, DreamLimits limits) {
        this.store = store;
        Place place = new Place(store, Ingest.PRINCIPAL, Ingest.SCOPE);
        this.run = new DreamRun(
                place,
                Dream.onRequest(Dreams.standard()).limits(limits),
                ZoneOffset.UTC,
                InstantSource.system(),
                DreamRun.Means.NONE);
    }

    /** The days of a conversation with their turns. */
    static Map<LocalDate, List<Turn>> days(Conversation conversation) {
        Map<LocalDate, List<Turn>> days = new TreeMap<>();
        for (Turn turn : conversation.turns()) {
            days.computeIfAbsent(Ingest.time(turn).toLocalDate(), day -> new ArrayList<>())
                    .add(turn);
        }
        return days;
    }

    List<DreamReport> live(Conversation conversation) {
        List<DreamReport> reports = new ArrayList<>();
        days(conversation).forEach((day, turns) -> {
            turns.forEach(turn -> store.append(Ingest.PRINCIPAL, Ingest.SCOPE, List.of(Ingest.episode(turn))));
            reports.add(dream(day));
        });
        return reports;
    }

    /** The dream of the night after a day. */
    DreamReport dream(LocalDate day) {
        return run.dream(new DreamRecord.Row("nightly", 1, 0), night(day)).report();
    }

    DreamReport preview(LocalDate day) {
        return run.preview(new DreamRecord.Row("nightly", 1, 0), night(day));
    }

    Generation rollback(long to) {
        return run.rollback(to, latest().time());
    }

    Generation rebuild(MemoryStore target) {
        return run.rebuild(target);
    }

    Generation latest() {
        return store.generation(Ingest.PRINCIPAL, Ingest.SCOPE, Generation.LATEST);
    }

    private static Instant night(LocalDate day) {
        return day.plusDays(1).atTime(AT).toInstant(ZoneOffset.UTC);
    }
}
