package dev.kairos.memory.bench;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Statement;
import dev.kairos.core.bench.Figures;
import dev.kairos.core.bench.Folders;
import dev.kairos.core.bench.Heap;
import dev.kairos.memory.FileMemoryStore;
import dev.kairos.memory.InMemoryStore;
import dev.kairos.memory.MemoryRecall;
import dev.kairos.memory.recall.RecallSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What it costs to keep notes durably, to make their index anew, and to put a context together. */
final class KeepingFigures {
    private static final int ROUNDS = 5;
    private static final int MANY = 100_000;
    private static final int APPENDED = 1_000;

    private KeepingFigures() {}

    static void print(Notes notes, Path folder) throws Exception {
        appends(notes, folder);
        rebuild(notes);
        bytes(notes, folder);
        assembly(notes);
    }

    private static void appends(Notes notes, Path folder) throws Exception {
        List<Double> together = new ArrayList<>();
        List<Double> each = new ArrayList<>();
        List<Episode> episodes = notes.episodes(0, APPENDED);
        for (int round = 0; round <= ROUNDS; round++) {
            Path path = folder.resolve("append-" + round);
            try (FileMemoryStore store = FileMemoryStore.open(path.resolve("a"));
                    FileMemoryStore other = FileMemoryStore.open(path.resolve("b"))) {
                double all = millis(() -> store.store().append(Ingest.PRINCIPAL, Ingest.SCOPE, episodes));
                double ones = millis(() -> {
                    for (Episode episode : episodes) {
                        other.store().append(Ingest.PRINCIPAL, Ingest.SCOPE, List.of(episode));
                    }
                });
                if (round > 0) {
                    together.add(all);
                    each.add(ones);
                }
            }
            Folders.delete(path);
        }
        Figures.print("append_1000_ms", Figures.median(together));
        Figures.print("append_1000_one_by_one_ms", Figures.median(each));
    }

    /** From a store that holds everything to the first answer; heap that the index holds is told apart by a collection. */
    private static void rebuild(Notes notes) throws Exception {
        List<Double> rates = new ArrayList<>();
        List<Double> heaps = new ArrayList<>();
        try (InMemoryStore store = InMemoryStore.create()) {
            for (int from = 0; from < MANY; from += APPENDED) {
                store.store().append(Ingest.PRINCIPAL, Ingest.SCOPE, notes.episodes(from, from + APPENDED));
            }
            for (int round = 0; round <= ROUNDS; round++) {
                long before = Heap.retained();
                MemoryRecall recall = MemoryRecall.over(store.store(), RecallSettings.defaults());
                double millis = millis(() -> recall.recall().refresh(Ingest.PRINCIPAL, Ingest.SCOPE));
                long after = Heap.retained();
                recall.recall().refresh(Ingest.PRINCIPAL, Ingest.SCOPE);
                if (round > 0) {
                    rates.add(MANY / millis * 1_000);
                    heaps.add((after - before) / (double) MANY);
                }
            }
        }
        Figures.print("rebuild_items_per_s", Figures.median(rates));
        Figures.print("heap_bytes_per_item", Figures.median(heaps));
    }

    private static void bytes(Notes notes, Path folder) throws Exception {
        Path path = folder.resolve("bytes");
        try (FileMemoryStore store = FileMemoryStore.open(path)) {
            for (int from = 0; from < MANY; from += APPENDED) {
                store.store().append(Ingest.PRINCIPAL, Ingest.SCOPE, notes.episodes(from, from + APPENDED));
            }
            store.recall().refresh(Ingest.PRINCIPAL, Ingest.SCOPE);
        }
        Figures.print("store_bytes_per_item", size(path.resolve("log")) / (double) MANY);
        Figures.print("index_bytes_per_item", size(path.resolve("index")) / (double) MANY);
        Folders.delete(path);
    }

    /** A brief of 800 tokens and a recollection of 3,200, out of ten thousand notes and a hundred memories. */
    private static void assembly(Notes notes) throws Exception {
        try (AgentMemory memory = SpeedTopic.filled(notes, 10_000)) {
            List<MemoryOp> ops = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                Statement statement =
                        Statement.of(Statement.Kind.FACT, notes.texts().get(i), Origin.OWNER);
                ops.add(new MemoryOp.Add("memory-" + i, statement, "told"));
            }
            memory.store()
                    .commit(
                            Ingest.PRINCIPAL,
                            Ingest.SCOPE,
                            new Commit(0, SpeedTopic.NOW.toInstant(), Commit.Author.PERSON, ops, 0, ""));
            SpeedTopic.assembly(memory, notes);
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(KeepingFigures::length)
                    .sum();
        }
    }

    private static long length(Path file) {
        return file.toFile().length();
    }

    private static double millis(Action action) throws Exception {
        long from = System.nanoTime();
        action.run();
        return (System.nanoTime() - from) / 1e6;
    }

    private interface Action {
        void run() throws Exception;
    }
}
