package dev.kairos.core.secret;

import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.examples.bench.Topic;
import dev.kairos.testkit.secret.HostileText;
import dev.kairos.testkit.secret.OrdinaryText;
import dev.kairos.testkit.secret.Planted;
import dev.kairos.testkit.secret.PlantedSecrets;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Counts what the secret scanner finds and what it flags wrongly, and times it, in time of one core. */
public final class SecretsTopic implements Topic {
    private static final int SEEDS = 5;
    private static final int LINES = 2_000;
    private static final int MEGABYTE = 1 << 20;
    private static final int SAMPLE = MEGABYTE / 8;
    private static final int WORST = 25;
    private static final int SMALL_TEXTS = 400;
    private static final int RUNS = 7;
    private static final long RUN_NANOS = 400_000_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public String name() {
        return "secrets";
    }

    @Override
    public String about() {
        return "secrets found in known and held-out contexts, false flags, speed, the worst megabyte";
    }

    @Override
    public void run(String[] args) throws IOException {
        long start = threads.getCurrentThreadCpuTime();
        SecretScanner scanner = SecretScanners.standard();
        scanner.redact("{\"kind\":\"beat.ended\",\"agent\":\"keeper\"}");
        print("scanner_first_ms", millis(start));
        quality(scanner);
        print("scan_small_mb_s", speed(scanner, small()));
        print("scan_mb_s", speed(scanner, sources()));
        print("scan_dense_mb_s", speed(scanner, OrdinaryText.lines(LINES, 1)));
        worst(scanner);
    }

    private static void quality(SecretScanner scanner) {
        List<Planted> known = new ArrayList<>();
        List<Planted> heldOut = new ArrayList<>();
        List<String> ordinary = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            known.addAll(PlantedSecrets.known(seed));
            heldOut.addAll(PlantedSecrets.heldOut(seed));
            ordinary.addAll(OrdinaryText.lines(LINES, seed));
        }
        print("secret_kinds", known.stream().map(Planted::kind).distinct().count());
        print("secret_contexts", known.stream().map(Planted::context).distinct().count());
        print(
                "held_out_contexts",
                heldOut.stream().map(Planted::context).distinct().count());
        print("secrets_planted", known.size() + heldOut.size());
        print("secrets_found_pct", found(scanner, known));
        print("secrets_held_out_pct", found(scanner, heldOut));
        long flagged =
                ordinary.stream().filter(line -> !scanner.scan(line).isEmpty()).count();
        print("ordinary_lines", ordinary.size());
        print("false_flags_pct", 100.0 * flagged / ordinary.size());
    }

    private static double found(SecretScanner scanner, List<Planted> all) {
        long found = all.stream()
                .filter(planted -> planted.isCoveredBy(scanner.scan(planted.text())))
                .count();
        return 100.0 * found / all.size();
    }

    /** The worst of all shapes: those that look bad in the small, looked at in full, the better of two times each. */
    private void worst(SecretScanner scanner) {
        Map<String, String> shapes = HostileText.of(SAMPLE);
        shapes.values().forEach(scanner::scan);
        Map<String, Double> times = new HashMap<>();
        shapes.forEach((shape, text) -> times.put(shape, scanned(scanner, text)));
        List<String> slowest = times.keySet().stream()
                .sorted(Comparator.comparing(times::get).reversed())
                .limit(WORST)
                .toList();
        Map<String, String> full = HostileText.of(MEGABYTE);
        double scan = 0;
        String name = "";
        for (String shape : slowest) {
            double took = Math.min(scanned(scanner, full.get(shape)), scanned(scanner, full.get(shape)));
            name = took > scan ? shape : name;
            scan = Math.max(scan, took);
        }
        print("hostile_shapes", shapes.size());
        print("scan_worst_ms", scan);
        System.out.println("scan_worst_shape=" + name.replace("\n", "\\n").replace("\t", "\\t"));
    }

    private double scanned(SecretScanner scanner, String text) {
        long start = threads.getCurrentThreadCpuTime();
        scanner.scan(text);
        return millis(start);
    }

    /** The median of the runs, in megabytes a second. */
    private double speed(SecretScanner scanner, List<String> texts) {
        long length = texts.stream().mapToLong(String::length).sum();
        double[] speeds = new double[RUNS];
        for (int run = -RUNS; run < RUNS; run++) {
            long start = threads.getCurrentThreadCpuTime();
            long rounds = 0;
            do {
                texts.forEach(scanner::redact);
                rounds++;
            } while (threads.getCurrentThreadCpuTime() - start < RUN_NANOS);
            speeds[Math.max(run, 0)] = length * rounds * 1e3 / (threads.getCurrentThreadCpuTime() - start);
        }
        Arrays.sort(speeds);
        return speeds[RUNS / 2];
    }

    /** Journal entries of some 300 bytes. */
    private static List<String> small() {
        String[] words =
                ("the agent looked at the build and found that nothing changed since the last commit so it rests"
                                + " until the next beat because all tests are green again")
                        .split(" ", -1);
        Random random = new Random(1);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < SMALL_TEXTS; i++) {
            StringBuilder text = new StringBuilder("{\"kind\":\"reply\",\"beat\":\"b-" + i + "\",\"text\":\"");
            while (text.length() < 240) {
                text.append(words[random.nextInt(words.length)]).append(' ');
            }
            texts.add(text.append("\",\"usage\":{\"input\":1234,\"output\":55},\"stop\":\"END\"}")
                    .toString());
        }
        return texts;
    }

    /** What stands in this repository: programs, documentation, configuration. */
    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("."))) {
            List<Path> texts = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/target/")
                            && file.toString().matches(".*\\.(java|md|xml|txt|json)"))
                    .sorted()
                    .toList();
            List<String> contents = new ArrayList<>();
            for (Path text : texts) {
                contents.add(Files.readString(text));
            }
            return contents;
        }
    }

    private double millis(long start) {
        return (threads.getCurrentThreadCpuTime() - start) / NANOS_PER_MILLI;
    }

    private static void print(String key, long value) {
        System.out.println(key + "=" + value);
    }

    private static void print(String key, double value) {
        System.out.printf(Locale.ROOT, value == Math.rint(value) ? "%s=%.0f%n" : "%s=%.2f%n", key, value);
    }
}
