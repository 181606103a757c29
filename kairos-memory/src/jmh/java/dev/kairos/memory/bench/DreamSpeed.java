package dev.kairos.memory.bench;

import dev.kairos.api.dream.DreamLimits;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode;
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
                    fill(store, random, day, more);
                    nights.dream(LocalDate.of(2026, 1, 1).plusDays(day++));
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

    private static void fill(InMemoryStore store, SplittableRandom random, int day, int count) {
        List<Episode> episodes = new ArrayList<>();
        LocalDate date = LocalDate.of(2026, 1, 1).plusDays(day);
        for (int i = 0; i < count; i++) {
            String text = MadeUp.sentence(random, random.nextInt(1_000_000)) + " " + MadeUp.sentence(random, i);
            episodes.add(MadeUp.episode("d" + day + "-" + i, text, date, Origin.OWNER));
        }
        store.append(Ingest.PRINCIPAL, Ingest.SCOPE, episodes);
    }
}
