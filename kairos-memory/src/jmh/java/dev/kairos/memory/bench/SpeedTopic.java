package dev.kairos.memory.bench;

import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.BriefQuery;
import dev.kairos.api.memory.RecallQuery;
import dev.kairos.core.bench.Figures;
import dev.kairos.core.bench.Folders;
import dev.kairos.examples.bench.Topic;
import dev.kairos.memory.InMemoryStore;
import dev.kairos.memory.recall.RecallSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long recall takes beside SQLite's full-text search, and what keeping and finding costs. Medians of five rounds. */
public final class SpeedTopic implements Topic {
    private static final int ROUNDS = 5;
    private static final int QUESTIONS = 200;
    private static final int BUDGET = 300;
    private static final int[] SIZES = {1_000, 10_000, 100_000};
    static final ZonedDateTime NOW = ZonedDateTime.of(2027, 6, 1, 12, 0, 0, 0, ZoneOffset.UTC);

    @Override
    public String name() {
        return "recall-speed";
    }

    @Override
    public String about() {
        return "time of recall beside SQLite FTS5, of durable appends and of rebuilding; bytes of an item";
    }

    @Override
    public void run(String[] args) throws Exception {
        Notes notes = new Notes(SIZES[SIZES.length - 1]);
        Path folder = Files.createTempDirectory("kairos-recall");
        try {
            for (int size : SIZES) {
                compare(notes, size, folder);
            }
            KeepingFigures.print(notes, folder);
        } finally {
            Folders.delete(folder);
        }
    }

    private static void compare(Notes notes, int size, Path folder) throws Exception {
        String label = size / 1_000 + "k";
        List<List<String>> questions = notes.questions(QUESTIONS);
        try (AgentMemory memory = filled(notes, size);
                Fts5Peer peer = new Fts5Peer(folder.resolve("fts-" + label), notes, size)) {
            Call recall = words -> memory.recall()
                    .recall(Ingest.PRINCIPAL, query(words, BUDGET))
                    .items()
                    .size();
            Call context = words -> memory.recall()
                    .recall(Ingest.PRINCIPAL, query(words, 4_000))
                    .items()
                    .size();
            Rounds ours = new Rounds();
            Rounds theirs = new Rounds();
            Rounds large = new Rounds();
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                double[] mine = micros(recall, questions);
                double[] peers = micros(peer::search, questions);
                double[] whole = micros(context, questions);
                if (round > 0) { // the first round warms everybody up
                    ours.add(mine);
                    theirs.add(peers);
                    large.add(whole);
                    ratios.add(mine[mine.length / 2] / peers[peers.length / 2]);
                }
            }
            Figures.print("recall_p50_us_" + label, Figures.median(ours.p50));
            Figures.print("recall_p99_ms_" + label, Figures.median(ours.p99) / 1_000);
            Figures.print("recall_4000_p50_us_" + label, Figures.median(large.p50));
            Figures.print("fts5_p50_us_" + label, Figures.median(theirs.p50));
            Figures.print("fts5_p99_ms_" + label, Figures.median(theirs.p99) / 1_000);
            Figures.print("recall_vs_fts5_" + label, Figures.median(ratios));
        }
    }

    /**
     * A brief of 800 tokens and a recollection of 3,200 make a context of 4,000: what that takes beyond the search, which is
     * measured by a budget too small for anything.
     */
    static void assembly(AgentMemory memory, Notes notes) throws Exception {
        BriefQuery brief = BriefQuery.of(Ingest.SCOPE, NOW);
        Call context = words -> memory.recall().brief(Ingest.PRINCIPAL, brief).tokens()
                + memory.recall()
                        .recall(Ingest.PRINCIPAL, query(words, 4_000 - BriefQuery.DEFAULT_BUDGET))
                        .tokens();
        Call search = words ->
                1 + memory.recall().recall(Ingest.PRINCIPAL, query(words, 1)).tokens();
        List<List<String>> questions = notes.questions(QUESTIONS);
        List<Double> contexts = new ArrayList<>();
        List<Double> beyond = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            double searching = median(micros(search, questions));
            double all = median(micros(context, questions));
            if (round > 0) {
                contexts.add(all / 1_000);
                beyond.add((all - searching) / 1_000);
            }
        }
        Figures.print("context_ms_100k", Figures.median(contexts));
        Figures.print("assemble_ms", Figures.median(beyond));
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    static AgentMemory filled(Notes notes, int size) {
        AgentMemory memory = InMemoryStore.create(RecallSettings.defaults());
        for (int from = 0; from < size; from += 1_000) {
            memory.store().append(Ingest.PRINCIPAL, Ingest.SCOPE, notes.episodes(from, from + 1_000));
        }
        memory.recall().refresh(Ingest.PRINCIPAL, Ingest.SCOPE);
        return memory;
    }

    static RecallQuery query(List<String> words, int budget) {
        return RecallQuery.of(String.join(" ", words), Ingest.SCOPE, NOW).budget(budget);
    }

    /** The times of all questions, sorted. */
    private static double[] micros(Call call, List<List<String>> questions) throws Exception {
        double[] micros = new double[questions.size()];
        int found = 0;
        for (int i = 0; i < micros.length; i++) {
            long from = System.nanoTime();
            found += call.answer(questions.get(i));
            micros[i] = (System.nanoTime() - from) / 1e3;
        }
        if (found == 0) {
            throw new IllegalStateException("nothing was found at all");
        }
        Arrays.sort(micros);
        return micros;
    }

    private interface Call {
        int answer(List<String> words) throws Exception;
    }

    /** What each round showed. */
    private static final class Rounds {
        private final List<Double> p50 = new ArrayList<>();
        private final List<Double> p99 = new ArrayList<>();

        void add(double[] sorted) {
            p50.add(sorted[sorted.length / 2]);
            p99.add(sorted[sorted.length * 99 / 100]);
        }
    }
}
