package dev.kairos.core.bench;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.core.journal.FileJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What the journal itself keeps in memory of 100,000 idle agents with 20 entries each, and how fast it opens and reads. */
final class JournalFigures {

    private static final int AGENTS = 100_000;
    private static final int ENTRIES = 20;
    private static final int READS = 10_000;

    private JournalFigures() {}

    static void print() throws IOException, InterruptedException {
        System.out.print(ChildJvm.run(JournalFigures.class, List.of("-Xmx2g", "-XX:+UseSerialGC")));
    }

    /** The child. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("kairos-journal");
        try {
            try (FileJournal journal = FileJournal.open(folder)) {
                write(journal);
            }
            long bytes;
            try (Stream<Path> files = Files.list(folder)) {
                bytes = files.mapToLong(file -> file.toFile().length()).sum();
            }
            long before = Heap.retained();
            long from = System.nanoTime();
            try (FileJournal journal = FileJournal.open(folder)) {
                double seconds = (System.nanoTime() - from) / 1e9;
                Figures.print("journal_idle_agent_bytes", (double) (Heap.retained() - before) / AGENTS);
                Figures.print("journal_mb", bytes / 1e6);
                Figures.print("journal_open_mb_s", bytes / 1e6 / seconds);
                read(journal);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static void write(FileJournal journal) {
        String payload = "{\"text\":\"" + "x".repeat(200) + "\"}";
        List<Draft> drafts = Collections.nCopies(
                ENTRIES, new Draft(Instant.EPOCH, "bench.appended", 1, Origin.AGENT, null, payload));
        for (int i = 0; i < AGENTS; i++) {
            AgentId agent = agent(i);
            journal.append(journal.acquire(agent, "bench", Duration.ofDays(1)).orElseThrow(), drafts);
        }
    }

    private static void read(FileJournal journal) {
        List<Double> micros = new ArrayList<>();
        for (int i = 0; i < READS; i++) {
            AgentId agent = agent((int) (i * 7_919L % AGENTS));
            long from = System.nanoTime();
            List<Entry> entries = journal.read(agent, 0, 2 * ENTRIES);
            micros.add((System.nanoTime() - from) / 1e3);
            if (entries.size() != ENTRIES) {
                throw new IllegalStateException(agent + " has " + entries.size() + " entries");
            }
        }
        Figures.print("journal_read_20_us", Figures.median(micros));
    }

    private static AgentId agent(int number) {
        return AgentId.of("agent-%06d".formatted(number));
    }
}
