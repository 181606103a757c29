package dev.kairos.memory.bench;

import dev.kairos.api.dream.DreamLimits;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.core.bench.Figures;
import dev.kairos.memory.InMemoryStore;
import dev.kairos.memory.bench.DreamProofs.MadeUp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What a dream costs against what is new, and against the past. */
final class DreamSpeed {
    private static final int DAY = 1_000;
    private static final int[] NEW = {250, 500, 1_000, 2_000, 4_000};
    private static final int PAGE = 5_000;

    private DreamSpeed() {}

    /** The rate of a dream over a day's episodes, with a past of growing length; the last rate is the figure. */
    static void print(int most) {
        SplittableRandom random = new SplittableRandom(3);
        for (int count : NEW) {
            try (InMemoryStore store = InMemoryStore.create()) {
                Nights nights = new Nights(store.store(), DreamLimits.defaults());
                fill(store, random, 0, count);
                nights.dream(LocalDate.of(2026, 1, 1));
                fill(store, random, 1, count);
                Figures.print("episodes_per_s.new_" + count, rate(nights, 1, count));
            }
        }
        double rate = 0;
        try (InMemoryStore store = InMemoryStore.create()) {
            Nights nights = new Nights(store.store(), DreamLimits.defaults());
            int past = 0;
            int day = 0;
            for (int goal = 1_000; goal <= most; goal *= 10) {
                while (past < goal) {
                    int more = Math.min(PAGE, goal - past);
                    remember(store, nights.latest(), fill(store, random, day++, more));
                    past += more;
                }
                fill(store, random, day, DAY);
                rate = rate(nights, day++, DAY);
                past += DAY;
                Figures.print("episodes_per_s.past_" + goal, rate);
            }
        }
        Figures.print("episodes_per_s", rate);
    }

    private static double rate(Nights nights, int day, int count) {
        long begun = System.nanoTime();
        nights.dream(LocalDate.of(2026, 1, 1).plusDays(day));
        return count / ((System.nanoTime() - begun) / 1e9);
    }

    /** Keeps notes of episodes without dreaming of them, as many as a dream may keep, cold. */
    private static void remember(InMemoryStore store, Generation now, List<Episode> episodes) {
        List<MemoryOp> operations = new ArrayList<>();
        for (Episode episode : episodes.subList(
                0, Math.min(episodes.size(), DreamLimits.defaults().growth()))) {
            String id = "past-" + episode.id();
            Statement statement = Statement.of(
                    Statement.Kind.FACT,
                    "Ada: " + episode.text(),
                    Origin.OWNER,
                    Source.of(Ingest.SCOPE, episode, 0, episode.text().length()));
            operations.add(new MemoryOp.Add(id, statement, "note"));
            operations.add(new MemoryOp.Demote(id, "rank"));
        }
        long last = store.store()
                .episodes(
                        Ingest.PRINCIPAL,
                        Ingest.SCOPE,
                        EpisodeQuery.ids(
                                List.of(episodes.get(episodes.size() - 1).id())))
                .get(0)
                .sequence();
        store.store()
                .commit(
                        Ingest.PRINCIPAL,
                        Ingest.SCOPE,
                        new Commit(
                                now.number(),
                                episodes.get(0).time().toInstant(),
                                Commit.Author.AGENT,
                                operations,
                                last,
                                ""));
    }

    private static List<Episode> fill(InMemoryStore store, SplittableRandom random, int day, int count) {
        List<Episode> episodes = new ArrayList<>();
        LocalDate date = LocalDate.of(2026, 1, 1).plusDays(day);
        for (int i = 0; i < count; i++) {
            String text = MadeUp.sentence(random, random.nextInt(1_000_000)) + " " + MadeUp.sentence(random, i);
            episodes.add(MadeUp.episode("d" + day + "-" + i, text, date, Origin.OWNER));
        }
        store.append(Ingest.PRINCIPAL, Ingest.SCOPE, episodes);
        return episodes;
    }
}
