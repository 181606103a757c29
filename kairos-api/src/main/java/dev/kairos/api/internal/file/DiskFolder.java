package dev.kairos.api.internal.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** A folder on a real disk, locked against other processes and other stores of this one. */
public final class DiskFolder implements Folder {

    private static final boolean FOLDERS_CAN_BE_FORCED =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path path;
    private final FolderLock lock;

    private DiskFolder(Path path, FolderLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the folder if there is none, and locks it.
     *
     * @param path where
     * @return the folder, locked until it is closed or the process dies
     * @throws FolderLockedException if another process, or another store of this one, has it
     * @throws IOException if it cannot be created, read or written
     */
    public static DiskFolder lock(Path path) throws IOException {
        create(path.toAbsolutePath());
        Path real = path.toRealPath();
        return new DiskFolder(real, FolderLock.acquire(real));
    }

    /** With all folders above that are missing, each durable in the one that holds it. */
    private static void create(Path path) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path at = path; at != null && !Files.exists(at); at = at.getParent()) {
            missing.push(at);
        }
        Files.createDirectories(path);
        for (Path folder : missing) {
            Path parent = folder.getParent();
            if (parent != null) {
                force(parent);
            }
        }
    }

    @Override
    public String path() {
        return path.toString();
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !FolderLock.isPart(name))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public FileHandle create(String name) throws IOException {
        return DiskFile.create(path.resolve(name));
    }

    @Override
    public FileHandle open(String name) throws IOException {
        return DiskFile.open(path.resolve(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(
                path.resolve(from),
                path.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(path.resolve(name));
    }

    @Override
    public void force() throws IOException {
        force(path);
    }

    @Override
    public void close() {
        lock.release();
    }

    private static void force(Path folder) throws IOException {
        if (!FOLDERS_CAN_BE_FORCED) {
            return; // Windows keeps its folders consistent by itself and refuses to open them.
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        try (DiskFile opened = DiskFile.openFolder(folder)) {
            opened.force();
        }
    }
}
