package dev.kairos.api.internal.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive right to a folder: a lock of the operating system, which ends with the process, and beside it a file that
 * says in words who has it.
 *
 * <p>Closing any handle of a locked file drops all locks that the process has on it (POSIX), so a second attempt within the
 * process must not even open that file: it is told apart by the words first, one attempt at a time.
 */
final class FolderLock {

    private static final String LOCK = ".lock";
    private static final String OWNER = ".owner";
    private static final int LONGEST_NAME = 300;
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static boolean isPart(String name) {
        return name.equals(LOCK) || name.equals(OWNER);
    }

    static FolderLock acquire(Path folder) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            String here = ProcessName.current();
            String owner = ownerOf(folder);
            if (owner.equals(here)) {
                throw new FolderLockedException(
                        folder.toString(), "another store of this process (" + ProcessName.readable(here) + ")");
            }
            FileChannel channel = FileChannel.open(
                    folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (tryLock(channel) == null) {
                    throw new FolderLockedException(
                            folder.toString(),
                            owner.isEmpty()
                                    ? "another process"
                                    : "another process (" + ProcessName.readable(owner) + ")");
                }
                Files.writeString(folder.resolve(OWNER), here);
                return new FolderLock(folder, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        }
    }

    void release() {
        synchronized (ONE_AT_A_TIME) {
            if (!channel.isOpen()) {
                return;
            }
            try (channel) {
                Files.deleteIfExists(folder.resolve(OWNER));
            } catch (IOException e) {
                // The lock itself ends with the channel; what stays are words about a process that no longer holds it.
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String ownerOf(Path folder) {
        try (InputStream words = Files.newInputStream(folder.resolve(OWNER))) {
            return new String(words.readNBytes(LONGEST_NAME), StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
        } catch (IOException e) {
            return "";
        }
    }
}
