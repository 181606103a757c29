package dev.kairos.memory;

import dev.kairos.api.internal.file.DiskFolder;
import dev.kairos.api.internal.file.Folder;
import dev.kairos.api.internal.file.FolderLockedException;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryException.Reason;
import dev.kairos.memory.internal.file.LogFolder;
import dev.kairos.memory.internal.file.ScopeNames;
import dev.kairos.memory.internal.recall.RecallEngine;
import dev.kairos.memory.internal.store.LoggedStore;
import dev.kairos.memory.recall.RecallSettings;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A store in a folder of the file system, for one process at a time. What a method has returned from survives the death of the
 * process and of the machine.
 *
 * <p>The folder {@code log} holds the truth: per scope, files of JSON lines that are only ever appended to, one line per
 * episode and per commit, readable and fit for version control. An unfinished write at the end of a file, which nobody was
 * told had succeeded, is cut off when the store is opened; damage anywhere else is reported with file and offset. A failed
 * write stops the store ({@link Reason#POISONED}) until it is opened again.
 */
public final class FileMemoryStore extends Delegating {
    private FileMemoryStore(LoggedStore store, RecallEngine recall) {
        super(store, recall);
    }

    /**
     * Opens a store with default recall, or begins one.
     *
     * @param folder the store's own; created if it does not exist
     * @return the store
     * @throws MemoryException if the folder cannot be used ({@code INACCESSIBLE}), is open elsewhere ({@code LOCKED}) or holds
     *     something else ({@code CORRUPT}); damage and newer formats are found when a scope is first used
     */
    public static FileMemoryStore open(Path folder) {
        return open(folder, RecallSettings.defaults());
    }

    /**
     * Opens a store, or begins one.
     *
     * @param folder the store's own; created if it does not exist
     * @param settings how recall works
     * @return the store
     * @throws MemoryException as {@link #open(Path)}
     */
    public static FileMemoryStore open(Path folder, RecallSettings settings) {
        LogFolder logs = LogFolder.open(lock(folder.resolve("log")), LogFolder.SEGMENT_BYTES);
        LoggedStore store = new LoggedStore(logs::log, logs::close);
        Path index = folder.resolve("index");
        return new FileMemoryStore(
                store, new RecallEngine(store, settings, scope -> index.resolve(ScopeNames.of(scope))));
    }

    /** Over any folder, locked; the store closes it. */
    static FileMemoryStore open(Folder log, int segmentBytes) {
        LogFolder logs = LogFolder.open(log, segmentBytes);
        LoggedStore store = new LoggedStore(logs::log, logs::close);
        return new FileMemoryStore(store, new RecallEngine(store, RecallSettings.defaults(), null));
    }

    private static Folder lock(Path folder) {
        try {
            return DiskFolder.lock(folder);
        } catch (FolderLockedException e) {
            throw new MemoryException(Reason.LOCKED, e.getMessage() + ": close it there, or name another folder", e);
        } catch (IOException e) {
            throw new MemoryException(
                    Reason.INACCESSIBLE,
                    "the folder " + folder.toAbsolutePath() + " cannot be used (" + e.getMessage()
                            + "): check that it is a folder that this process may write",
                    e);
        }
    }
}
