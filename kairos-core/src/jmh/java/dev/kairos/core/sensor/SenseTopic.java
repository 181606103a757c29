package dev.kairos.core.sensor;

import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.heartbeat.Rhythm;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.core.bench.Folders;
import dev.kairos.core.bench.Heap;
import dev.kairos.core.internal.wake.Slots;
import dev.kairos.examples.bench.Topic;
import dev.kairos.testkit.internal.work.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** Times a look at what has not changed, and the plan of a heartbeat. */
public final class SenseTopic implements Topic {

    private static final int FILES = 1_000;
    private static final int FOLDERS = 20;
    private static final int RUNS = 5;
    private static final int SENSORS = 20;

    @Override
    public String name() {
        return "sense";
    }

    @Override
    public String about() {
        return "a look at 1,000 unchanged files and at a Git repository, the plan of a heartbeat";
    }

    @Override
    public void run(String[] args) throws Exception {
        Path root = Files.createTempDirectory("kairos-sense");
        try {
            makeTree(root);
            time("sense_files_us", 50, looks(Sensors.files(root)));
            time("sense_git_tree_us", 50, looks(Sensors.gitWorkTree(root)));
            time("sense_git_head_us", 500, looks(Sensors.gitHead(root)));
            GitRepository.of(root).git("gc", "-q");
            time("sense_git_head_packed_us", 500, looks(Sensors.gitHead(root)));
            System.out.println("sense_bytes_per_file=" + bytesPerFile(root));
        } finally {
            Folders.delete(root);
        }
        plans();
    }

    private static void plans() throws Exception {
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Heartbeat cron = Heartbeat.cron("*/15 8-18 * * MON-FRI", zone);
        time("cron_next_us", 100_000, () -> cron.next(Rhythm.after(start)));
        Heartbeat minutes = Heartbeat.cron("* * * * *", zone);
        Instant later = start.plusSeconds(10L * 365 * 86_400);
        time("plan_after_10_years_us", 100, () -> Slots.at(minutes, Rhythm.after(start), later));
    }

    private static Callable<Object> looks(Sensor sensor) throws Exception {
        sensor.sense();
        return sensor::sense;
    }

    /** Prints the median of five runs, and their spread. */
    private static void time(String key, int times, Callable<?> work) throws Exception {
        double[] micros = new double[RUNS];
        for (int run = -RUNS; run < RUNS; run++) {
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                work.call();
            }
            micros[Math.max(run, 0)] = (System.nanoTime() - start) / 1e3 / times;
        }
        Arrays.sort(micros);
        System.out.printf("%s=%.2f%n", key, micros[RUNS / 2]);
        System.out.printf("%s_spread=%.2f-%.2f%n", key, micros[0], micros[RUNS - 1]);
    }

    private static long bytesPerFile(Path root) throws Exception {
        List<Sensor> sensors = new ArrayList<>();
        Sensors.files(root).sense();
        long before = Heap.retained();
        for (int i = 0; i < SENSORS; i++) {
            Sensor sensor = Sensors.files(root);
            sensor.sense();
            sensors.add(sensor);
        }
        long bytes = Heap.retained() - before;
        return bytes / (sensors.size() * (long) FILES);
    }

    private static void makeTree(Path root) throws Exception {
        GitRepository repository = GitRepository.at(root);
        for (int i = 0; i < FILES; i++) {
            Path file = root.resolve("folder" + i % FOLDERS).resolve("File" + i + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "class File" + i + " {}\n".repeat(50));
        }
        repository.commit("Start");
        settle(root);
    }

    /** Files that were written in the last three seconds by the disk's clock are read again; waits until these are older. */
    private static void settle(Path root) throws IOException, InterruptedException {
        FileTime written = Files.getLastModifiedTime(root.resolve("folder" + (FILES - 1) % FOLDERS));
        while (written.toInstant().isAfter(Instant.now().minusSeconds(4))) {
            Thread.sleep(100);
        }
    }
}
