package dev.kairos.core.internal.workspace;

import dev.kairos.core.internal.workspace.WorkRoot.Handles;
import dev.kairos.core.secret.SecretScanners;
import dev.kairos.testkit.internal.work.HostilePaths;
import dev.kairos.testkit.internal.work.LinkSwaps;
import dev.kairos.testkit.internal.work.Outside;
import dev.kairos.testkit.internal.work.TreeContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/** Attacks a workspace with hostile paths, and with links that come between check and use. */
public final class EscapeFigures {

    private static final int PATHS = 100_000;
    private static final int SWAPS = 100_000;

    /** How long a thread beside swaps at most; what it can depends on the disk. */
    private static final Duration BESIDE = Duration.ofSeconds(60);

    private static final int WRITES_EVERY = 20;

    private final Path temp;
    private final Path root;
    private final Outside outside;
    private long seen;
    private int keys;

    private EscapeFigures() throws IOException {
        temp = Files.createTempDirectory("kairos-escapes");
        root = Files.createDirectory(temp.resolve("work"));
        outside = Outside.make(temp.resolve("outside"), root);
    }

    /** Prints the figures. */
    public static void print() throws Exception {
        long escapes = 0;
        EscapeFigures paths = new EscapeFigures();
        escapes += paths.paths();
        EscapeFigures between = new EscapeFigures();
        escapes += between.swapsBetween();
        EscapeFigures beside = new EscapeFigures();
        escapes += beside.swapsBeside();
        System.out.println("path_escapes=" + escapes);
    }

    private WorkFolder folder(Runnable attack) throws IOException {
        return new WorkFolder(
                WorkRoot.at(root, Handles.BEST).attacked(attack),
                temp.resolve("state"),
                new Protection(List.of()),
                SecretScanners.standard(),
                new WorkLimits(10_000, 100_000, 100));
    }

    private long paths() throws IOException {
        WorkFolder folder = folder(() -> {});
        HostilePaths paths = new HostilePaths(1);
        for (int i = 0; i < PATHS; i++) {
            String path = paths.next();
            Author author = author();
            tried(() -> folder.read(author, path, 1, 100));
            tried(() -> folder.list(path));
            tried(() -> folder.search("outside", false, path, null));
            if (i % WRITES_EVERY == 0) {
                tried(() -> folder.write(author, path, "x", null, true).text());
                tried(() -> folder.move(author(), path, "in/moved").text());
                tried(() -> folder.move(author(), "in/a.txt", path).text());
                tried(() -> folder.delete(author(), path).text());
                tried(() -> folder.undo(author(), author.beat()).text());
            }
        }
        System.out.println("path_forms_tried=" + PATHS);
        return escapes("path_escapes_by_form");
    }

    private long swapsBetween() throws IOException {
        LinkSwaps swaps = new LinkSwaps(root, temp.resolve("outside"));
        attack(folder(swaps::swap), swaps::swaps);
        System.out.println("path_swaps_between_check_and_use=" + swaps.swaps());
        return escapes("path_escapes_between_check_and_use");
    }

    private long swapsBeside() throws Exception {
        LinkSwaps swaps = new LinkSwaps(root, temp.resolve("outside"));
        Thread attacker = new Thread(swaps, "attacker");
        attacker.start();
        long end = System.nanoTime() + BESIDE.toNanos();
        attack(folder(() -> {}), () -> System.nanoTime() < end ? swaps.swaps() : SWAPS);
        swaps.stop();
        attacker.join();
        System.out.println("path_swaps_by_a_thread_beside=" + swaps.swaps());
        if (swaps.swaps() < SWAPS / 10) {
            throw new IllegalStateException("the thread beside has swapped " + swaps.swaps() + " times in " + BESIDE
                    + ": that proves nothing, look what holds it up");
        }
        return escapes("path_escapes_by_a_thread_beside");
    }

    private void attack(WorkFolder folder, LongSupplier swaps) {
        for (int i = 0; swaps.getAsLong() < SWAPS; i++) {
            Author author = author();
            String name = "race/new" + i;
            tried(() -> folder.read(author, "race/a.txt", 1, 10));
            tried(() -> folder.read(author, "raced.txt", 1, 10));
            tried(() -> folder.list("race"));
            if (i % WRITES_EVERY == 0) {
                tried(() -> folder.search("outside", false, "race", null));
                tried(() -> folder.write(author, name, "x", null, false).text());
                tried(() ->
                        folder.write(author(), name + "d/x", "x", null, false).text());
                tried(() -> folder.edit(
                                author(),
                                List.of(new WorkFolder.FileEdit("race/a.txt", new Edit("inside", "changed"), null)))
                        .text());
                tried(() -> folder.delete(author(), name).text());
                tried(() -> folder.undo(author(), author.beat()).text());
            }
        }
    }

    private Author author() {
        keys++;
        return new Author("bench", "b" + keys, "k" + keys, Instant.EPOCH);
    }

    @FunctionalInterface
    private interface Try {
        String run() throws IOException;
    }

    private void tried(Try attempt) {
        try {
            String text = attempt.run();
            seen += text.contains(Outside.SENTINEL) || text.contains("deep/") ? 1 : 0;
        } catch (IOException refused) {
            // Refusing is one of the right answers.
        }
    }

    private long escapes(String key) throws IOException {
        Set<String> names = Set.of(temp.toFile().list());
        boolean strayed = !Set.of("work", "outside", "state").containsAll(names);
        long escapes = seen + (outside.isChanged() ? 1 : 0) + (strayed ? 1 : 0);
        TreeContent.delete(temp);
        System.out.println(key + "=" + escapes);
        return escapes;
    }
}
