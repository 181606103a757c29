package dev.kairos.core.internal.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where changes are kept: a private folder beside the workspace, on the same file system. */
final class StateFolder {

    private static final String LOCK = "lock";

    private final Path path;

    StateFolder(Path path) {
        this.path = path;
    }

    boolean isThere() {
        return Files.isDirectory(path);
    }

    /** Makes the folder if there is none. */
    void prepare(WorkRoot root) throws IOException {
        if (!Files.isDirectory(path)) {
            boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] mine = posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                    }
                    : new FileAttribute<?>[0];
            Files.createDirectories(path, mine);
        }
        Path real = path.toRealPath();
        if (real.startsWith(root.path()) || root.path().startsWith(real)) {
            throw new RefusedException("the folder '" + path
                    + "' for what was replaced overlaps the workspace: name one beside it (Workspace.state)");
        }
        if (!Files.getFileStore(real).equals(Files.getFileStore(root.path()))) {
            throw new RefusedException(
                    "the folder '" + path + "' for what was replaced lies on another file system than"
                            + " the workspace: name one on the same (Workspace.state)");
        }
    }

    /** Takes the right to change something; another process that has it is waited for. */
    Held lock() throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            return new Held(channel, channel.lock());
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new RefusedException("another workspace of this process is changing the same folder: try again");
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The right to change something. */
    record Held(FileChannel channel, FileLock lock) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** All changes, oldest first. */
    List<ChangeFolder> changes() throws IOException {
        List<ChangeFolder> changes = new ArrayList<>();
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(path)) {
            for (Path child : listed) {
                @Nullable ChangeFolder change = ChangeFolder.of(child);
                if (change != null) {
                    changes.add(change);
                }
            }
        }
        changes.sort(Comparator.comparingLong(ChangeFolder::number));
        return changes;
    }

    Path path() {
        return path;
    }
}
