package dev.kairos.core.internal.tree;

import dev.kairos.core.internal.tree.Stamp.Typed;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One walk through a tree. */
final class TreeReading {

    /** FAT keeps times in steps of two seconds, which is the coarsest in use. */
    private static final Duration COARSEST_CLOCK = Duration.ofSeconds(3);

    private static final int NAMES_PER_FILE = 10;

    private record Folder(Path path, String name, TreeFilter filter) {}

    private final Path root;
    private final TreeLimits limits;
    private final @Nullable Snapshot before;
    private final long settledBefore;
    private final boolean unix;
    private final ContentReader reader;
    private final Deque<Folder> folders = new ArrayDeque<>();
    private final List<SeenFile> seen = new ArrayList<>();
    private long bytes;
    private long names;

    TreeReading(Path root, TreeLimits limits, @Nullable Snapshot before, Instant now) {
        this.root = root;
        this.limits = limits;
        this.before = before;
        Instant settled = now.minus(COARSEST_CLOCK);
        this.settledBefore = settled.getEpochSecond() * 1_000_000_000L + settled.getNano();
        this.unix = Stamp.isUnix(root);
        this.reader = new ContentReader(limits.bytes());
    }

    Snapshot read(TreeFilter filter) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new NotDirectoryException(root.toString());
        }
        folders.add(new Folder(root, "", filter.enter(root, "")));
        for (Folder folder = folders.poll(); folder != null; folder = folders.poll()) {
            list(folder);
        }
        return Snapshot.of(seen, before);
    }

    private void list(Folder folder) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder.path())) {
            for (Path child : stream) {
                count();
                String name = folder.name() + child.getFileName();
                try {
                    look(child, name, folder.filter());
                } catch (NoSuchFileException gone) {
                    // Removed since the folder was listed.
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (NoSuchFileException | NotDirectoryException e) {
            failAtRoot(folder, e);
        } catch (AccessDeniedException e) {
            failAtRoot(folder, e);
            add(unreadable(folder.name()));
        }
    }

    private static void failAtRoot(Folder folder, IOException e) throws IOException {
        if (folder.name().isEmpty()) {
            throw e;
        }
    }

    private void count() throws IOException {
        if (++names > (long) limits.files() * NAMES_PER_FILE) {
            throw new TreeTooLargeException(
                    "more than " + (long) limits.files() * NAMES_PER_FILE + " names, counted files or not");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while reading " + root);
        }
    }

    private void look(Path path, String name, TreeFilter filter) throws IOException {
        Typed typed = Stamp.of(path, unix);
        if (typed.type() == Stamp.Type.OTHER || !filter.takes(name, typed.type() == Stamp.Type.FOLDER)) {
            return;
        }
        if (typed.type() == Stamp.Type.FOLDER) {
            enter(path, name, filter);
            return;
        }
        bytes += typed.type() == Stamp.Type.FILE ? typed.stamp().size() : 0;
        if (bytes > limits.bytes()) {
            throw new TreeTooLargeException("more than " + limits.bytes() + " bytes");
        }
        SeenFile known = before == null ? null : before.find(name);
        add(known != null && known.isStill(typed.stamp()) ? known : read(path, name, typed));
    }

    private void enter(Path path, String name, TreeFilter filter) throws IOException {
        String content = filter.content(path, name);
        if (content == null) {
            folders.add(new Folder(path, name + "/", filter.enter(path, name)));
        } else {
            add(new SeenFile(name, Stamp.NONE, reader.text('c', content), false));
        }
    }

    private SeenFile read(Path path, String name, Typed typed) throws IOException {
        try {
            ContentHash content = typed.type() == Stamp.Type.LINK ? reader.link(path) : reader.file(path);
            return new SeenFile(name, typed.stamp(), content, typed.stamp().latest() < settledBefore);
        } catch (AccessDeniedException e) {
            return unreadable(name);
        }
    }

    private SeenFile unreadable(String name) {
        return new SeenFile(name, Stamp.NONE, reader.text('x', ""), false);
    }

    private void add(SeenFile file) throws IOException {
        if (seen.size() == limits.files()) {
            throw new TreeTooLargeException("more than " + limits.files() + " files");
        }
        seen.add(file);
    }
}
