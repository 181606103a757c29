package dev.kairos.testkit.internal.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An attacker inside of a workspace: turns the folder {@code race} into a link to the outside and back, as fast as it can, and
 * a file in it likewise.
 */
public final class LinkSwaps implements Runnable {

    private final Path outside;
    private final Path folder;
    private final Path hidden;
    private final Path link;
    private final Path file;
    private final Path fileLink;
    private final AtomicLong swaps = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * Prepares the folder {@code race} with a file {@code a.txt}, and {@code raced.txt} beside it.
     *
     * @param workspace where
     * @param outside where the links lead to
     * @throws IOException if it cannot be prepared
     */
    public LinkSwaps(Path workspace, Path outside) throws IOException {
        this.outside = outside;
        this.folder = workspace.resolve("race");
        this.hidden = workspace.resolve("race-real");
        this.link = workspace.resolve("race-link");
        this.file = workspace.resolve("raced.txt");
        this.fileLink = workspace.resolve("raced-link");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("a.txt"), "inside\n");
        Files.writeString(file, "inside\n");
        Files.createSymbolicLink(link, outside);
        Files.createSymbolicLink(fileLink, outside.resolve("a.txt"));
    }

    /** Swaps once: for an attack at a certain moment. */
    public void swap() {
        try {
            if (swaps.get() % 2 == 0) {
                swap(folder, hidden, link);
                Files.deleteIfExists(file);
                Files.createSymbolicLink(file, fileLink.toRealPath());
            } else {
                swap(folder, link, hidden);
                Files.deleteIfExists(file);
                Files.writeString(file, "inside\n");
            }
        } catch (IOException somebodyElseMovedIt) {
            repair();
        }
    }

    /** Swaps until {@link #stop} is called. */
    @Override
    public void run() {
        while (!stopped.get()) {
            try {
                swap(folder, hidden, link);
                swap(folder, link, hidden);
                Files.deleteIfExists(file);
                Files.createSymbolicLink(file, fileLink.toRealPath());
                swaps.incrementAndGet();
                Files.deleteIfExists(file);
                Files.writeString(file, "inside\n");
                swaps.incrementAndGet();
            } catch (IOException somebodyElseMovedIt) {
                repair();
            }
        }
        repair();
    }

    private void swap(Path shown, Path aside, Path next) throws IOException {
        if (!exists(shown) && !exists(next)) {
            repair();
            return;
        }
        Files.move(shown, aside, StandardCopyOption.ATOMIC_MOVE);
        Files.move(next, shown, StandardCopyOption.ATOMIC_MOVE);
        swaps.incrementAndGet();
    }

    /**
     * Puts everything back, whatever the other side has moved away or made meanwhile: a folder of the same name that it made
     * while there was none would otherwise end the attack.
     */
    private void repair() {
        try {
            if (Files.isSymbolicLink(folder)) {
                Files.delete(folder);
            }
            if (!exists(link)) {
                Files.createSymbolicLink(link, outside);
            }
            if (exists(hidden) && exists(folder)) {
                TreeContent.delete(hidden);
            } else if (exists(hidden)) {
                Files.move(hidden, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.createDirectories(folder);
            if (!exists(folder.resolve("a.txt"))) {
                Files.writeString(folder.resolve("a.txt"), "inside\n");
            }
            if (!exists(file)) {
                Files.writeString(file, "inside\n");
            }
        } catch (IOException again) {
            // The other side is at work: the next round tries again.
        }
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Ends {@link #run}. */
    public void stop() {
        stopped.set(true);
    }

    /**
     * Counts.
     *
     * @return how many swaps there were
     */
    public long swaps() {
        return swaps.get();
    }
}
