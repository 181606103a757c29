package dev.kairos.testkit.internal.file;

import dev.kairos.api.internal.file.FileHandle;
import dev.kairos.api.internal.file.Folder;
import dev.kairos.api.internal.file.FolderLockedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A folder in memory that remembers every operation in order, so that {@link CrashStates} can tell what a disk may hold after
 * a crash at any of them, and that fails where {@link DiskFaults} say so. Safe for use by many threads.
 */
public final class SimulatedFolder implements Folder {

    private final List<DiskOperation> operations = new ArrayList<>();
    private final DiskImage start;
    private final DiskImage present;
    private final DiskFaults faults;
    private int files;
    private boolean open;

    SimulatedFolder(DiskImage image, DiskFaults faults) {
        this.start = image.copy();
        this.present = image.copy();
        this.faults = faults;
        this.files = image.unusedFile();
    }

    /**
     * Creates an empty folder on a disk without faults.
     *
     * @return the folder
     */
    public static SimulatedFolder empty() {
        return empty(DiskFaults.none());
    }

    /**
     * Creates an empty folder.
     *
     * @param faults what fails
     * @return the folder
     */
    public static SimulatedFolder empty(DiskFaults faults) {
        return new SimulatedFolder(new DiskImage(), faults);
    }

    /**
     * Takes the folder for a store, as opening one on a real disk does.
     *
     * @return this folder
     * @throws FolderLockedException if another store has it
     */
    public synchronized SimulatedFolder lock() throws FolderLockedException {
        if (open) {
            throw new FolderLockedException(path(), "another store of this test");
        }
        open = true;
        return this;
    }

    /**
     * Notes something between two operations, an acknowledgement for example.
     *
     * @param note anything; {@link CrashStates} hands back what was noted before the crash
     */
    public synchronized void mark(Object note) {
        operations.add(new DiskOperation.Mark(note));
    }

    /**
     * Copies the content of every file as it can be read now.
     *
     * @return contents by name
     */
    public synchronized Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new TreeMap<>();
        present.names()
                .forEach(
                        (name, file) -> contents.put(name, present.content(file).clone()));
        return contents;
    }

    /**
     * Replaces the content of a file behind the store's back, as a damaged disk does.
     *
     * @param name the file
     * @param content its new content
     */
    public synchronized void damage(String name, byte[] content) {
        int file = Objects.requireNonNull(present.file(name), name);
        present.apply(new DiskOperation.Truncate(file, 0));
        present.apply(new DiskOperation.Write(file, 0, content));
        start.apply(new DiskOperation.Truncate(file, 0));
        start.apply(new DiskOperation.Write(file, 0, content));
    }

    /**
     * Takes a file away behind the store's back.
     *
     * @param name the file
     */
    public synchronized void lose(String name) {
        present.apply(new DiskOperation.Unlink(name));
        start.apply(new DiskOperation.Unlink(name));
    }

    /**
     * Sums the sizes of all files.
     *
     * @return bytes
     */
    public synchronized long bytes() {
        return present.names().values().stream()
                .mapToLong(file -> present.content(file).length)
                .sum();
    }

    synchronized List<DiskOperation> operations() {
        return List.copyOf(operations);
    }

    DiskImage start() {
        return start;
    }

    @Override
    public String path() {
        return "simulated";
    }

    @Override
    public synchronized List<String> names() {
        return List.copyOf(present.names().keySet());
    }

    @Override
    public synchronized FileHandle create(String name) throws IOException {
        faults.beforeOperation();
        int file = files++;
        record(new DiskOperation.Link(name, file));
        return new SimulatedFile(file);
    }

    @Override
    public synchronized FileHandle open(String name) throws IOException {
        return new SimulatedFile(existing(name));
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        faults.beforeOperation();
        record(new DiskOperation.Rename(from, to, existing(from)));
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        faults.beforeOperation();
        record(new DiskOperation.Unlink(name));
    }

    @Override
    public synchronized void force() throws IOException {
        boolean succeeds = faults.forceSucceeds();
        record(new DiskOperation.ForceFolder(succeeds));
        if (!succeeds) {
            throw new IOException("Input/output error");
        }
    }

    @Override
    public synchronized void close() {
        open = false;
    }

    private int existing(String name) throws NoSuchFileException {
        Integer file = present.file(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return file;
    }

    private void record(DiskOperation operation) {
        operations.add(operation);
        present.apply(operation);
    }

    private final class SimulatedFile implements FileHandle {

        private final int file;

        SimulatedFile(int file) {
            this.file = file;
        }

        @Override
        public long size() {
            synchronized (SimulatedFolder.this) {
                return present.content(file).length;
            }
        }

        @Override
        public int read(ByteBuffer target, long position) {
            synchronized (SimulatedFolder.this) {
                byte[] content = present.content(file);
                if (position >= content.length) {
                    return -1;
                }
                int count = (int) Math.min(target.remaining(), content.length - position);
                target.put(content, (int) position, count);
                return count;
            }
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            synchronized (SimulatedFolder.this) {
                byte[] bytes = new byte[faults.takes(source.remaining())];
                source.get(bytes);
                record(new DiskOperation.Write(file, (int) position, bytes));
                return bytes.length;
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (SimulatedFolder.this) {
                faults.beforeOperation();
                record(new DiskOperation.Truncate(file, (int) size));
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (SimulatedFolder.this) {
                boolean succeeds = faults.forceSucceeds();
                record(new DiskOperation.Force(file, succeeds));
                if (!succeeds) {
                    throw new IOException("Input/output error");
                }
            }
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
