package dev.kairos.core.bench;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Draft;
import dev.kairos.core.journal.FileJournal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Durable appends of 1 KiB by 64 writers, each to an agent of its own, beside SQLite: five runs of each in turn, in one
 * folder. The peer does the same: an agent's entries can be read in order and a place is given once.
 */
final class AppendFigures {

    static final String PAYLOAD = "{\"text\":\"" + "x".repeat(1_024 - 11) + "\"}";

    private static final int RUNS = 5;

    private AppendFigures() {}

    static void print() throws Exception {
        Path folder = realFolder();
        try {
            Figures.print("fsync_us", forceMicros(folder.resolve("probe")));
            measure(folder);
        } finally {
            Folders.delete(folder);
        }
    }

    private static void measure(Path folder) throws Exception {
        List<Double> journal = new ArrayList<>();
        List<Double> indexed = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        long[] counts = new long[2];
        for (int i = 0; i <= RUNS; i++) {
            double appended = journal(folder.resolve("journal-" + i), counts);
            double beside = sqlite(folder.resolve("sqlite-" + i), true);
            double least = sqlite(folder.resolve("plain-" + i), false);
            if (i > 0) { // the first round warms everybody up
                journal.add(appended);
                indexed.add(beside);
                plain.add(least);
            }
        }
        print("journal_appends_per_s", journal);
        print("sqlite_appends_per_s", indexed);
        print("sqlite_unindexed_appends_per_s", plain);
        Figures.print("forces", counts[0]);
        Figures.print("entries_per_force", (double) counts[1] / counts[0]);
        Figures.print("append_vs_sqlite_unindexed", Figures.median(ratios(journal, plain)));
        print("append_vs_sqlite", ratios(journal, indexed));
    }

    private static List<Double> ratios(List<Double> ours, List<Double> theirs) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / theirs.get(i));
        }
        return ratios;
    }

    private static void print(String key, List<Double> values) {
        Figures.print(key, Figures.median(values));
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        Figures.print(key + "_spread", Figures.text(sorted[0]) + "-" + Figures.text(sorted[sorted.length - 1]));
    }

    private static double journal(Path folder, long[] counts) throws Exception {
        try (FileJournal journal = FileJournal.open(folder)) {
            AgentId[] agents = new AgentId[Writers.COUNT];
            Arrays.setAll(agents, i -> AgentId.of("agent-" + i));
            Draft draft = new Draft(Instant.EPOCH, "bench.appended", 1, Origin.AGENT, null, PAYLOAD);
            IntConsumer append = writer -> journal.offer(agents[writer], null, draft);
            long forces = journal.forces();
            Writers.Result result = Writers.run(append);
            counts[0] = journal.forces() - forces;
            counts[1] = result.all();
            return result.perSecond();
        } finally {
            Folders.delete(folder);
        }
    }

    private static double sqlite(Path folder, boolean indexed) throws Exception {
        Files.createDirectories(folder);
        try (SqlitePeer peer = new SqlitePeer(folder.resolve("journal.db"), indexed)) {
            return Writers.run(writer -> peer.append(writer, PAYLOAD)).perSecond();
        } finally {
            Folders.delete(folder);
        }
    }

    /** The time for temporary files, or else the working folder: whichever is on a disk. */
    private static Path realFolder() throws IOException {
        for (Path parent : List.of(
                Path.of(System.getProperty("java.io.tmpdir")), Path.of("").toAbsolutePath())) {
            if (!Files.getFileStore(parent).type().matches("tmpfs|ramfs")) {
                return Files.createTempDirectory(parent, "kairos-append");
            }
        }
        throw new IOException("neither the folder for temporary files nor the working folder is on a disk");
    }

    /** The median of a force after writing 1 KiB over what was written before. */
    private static double forceMicros(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1 << 20), 0);
            channel.force(true);
            double[] micros = new double[500];
            for (int i = 0; i < micros.length; i++) {
                channel.write(ByteBuffer.allocate(1 << 10), i << 10);
                long from = System.nanoTime();
                channel.force(false);
                micros[i] = (System.nanoTime() - from) / 1e3;
            }
            Arrays.sort(micros);
            return micros[micros.length / 2];
        }
    }
}
