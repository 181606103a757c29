package dev.kairos.memory;

import dev.kairos.api.internal.file.DiskFolder;
import dev.kairos.api.internal.file.Folder;
import dev.kairos.api.internal.file.FolderLockedException;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryException.Reason;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.memory.internal.file.LogFolder;
import dev.kairos.memory.internal.file.ScopeNames;
import dev.kairos.memory.internal.markdown.Renderings;
import dev.kairos.memory.internal.recall.RecallEngine;
import dev.kairos.memory.internal.store.LoggedStore;
import dev.kairos.memory.markdown.PersonEdit;
import dev.kairos.memory.recall.RecallSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store in a folder of the file system, for one process at a time. What a method has returned from survives the death of the
 * process and of the machine.
 *
 * <p>The folder {@code log} holds the truth: per scope, files of JSON lines that are only ever appended to, one line per
 * episode and per commit, readable and fit for version control. An unfinished write at the end of a file, which nobody was
 * told had succeeded, is cut off when the store is opened; damage anywhere else is reported with file and offset. A failed
 * write stops the store ({@link Reason#POISONED}) until it is opened again. The folder {@code index} is a cache.
 *
 * <p>A folder per scope, {@code agent.keeper} for example, holds what is remembered as Markdown, rendered after each commit:
 * {@code MEMORY.md} and a file per kind of memory. People may change these files. A file that is not as it was rendered is
 * never written to; the new text goes beside it, {@code MEMORY.new.md} for example, and what was changed is shown by
 * {@link #edits} and becomes a memory only by {@link #confirm}.
 */
public final class FileMemoryStore extends Delegating {
    private final @Nullable Renderings renderings;
    private final List<Path> folders;

    private FileMemoryStore(
            LoggedStore store, RecallEngine recall, @Nullable Renderings renderings, List<Path> folders) {
        super(store, recall);
        this.folders = folders;
        this.renderings = renderings;
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
        RecallEngine recall = new RecallEngine(store, settings, scope -> index.resolve(ScopeNames.of(scope)));
        Renderings renderings = new Renderings(store, scope -> folder.resolve(ScopeNames.of(scope)));
        store.followedBy(new Derived(recall, renderings, folder));
        return new FileMemoryStore(store, recall, renderings, List.of(folder.toAbsolutePath()));
    }

    /** Over any folder, locked; the store closes it. Nothing is rendered. */
    static FileMemoryStore open(Folder log, int segmentBytes) {
        LogFolder logs = LogFolder.open(log, segmentBytes);
        LoggedStore store = new LoggedStore(logs::log, logs::close);
        RecallEngine recall = new RecallEngine(store, RecallSettings.defaults(), null);
        store.followedBy(Derived.of(recall));
        return new FileMemoryStore(store, recall, null, List.of());
    }

    @Override
    public List<Path> folders() {
        return folders;
    }

    /**
     * Names the folder with the Markdown files of a scope.
     *
     * @param scope the scope
     * @return the folder; it exists once something was committed to the scope
     */
    public Path folder(Scope scope) {
        return renderings().folder(scope);
    }

    /**
     * Shows what somebody changed in the Markdown files of a scope. May block on I/O.
     *
     * @param principal who asks; must have the right to read the scope
     * @param scope whose files
     * @return an edit per file that is not as it was rendered, by name
     * @throws MemoryException if the files cannot be read ({@code INACCESSIBLE}), and as {@link #generation}
     */
    public List<PersonEdit> edits(Principal principal, Scope scope) {
        return renderings().edits(principal, scope);
    }

    /**
     * Makes an edit part of what is remembered, of origin OWNER, and renders its file again: added lines become memories,
     * changed ones supersede, removed ones expire. What is no longer live is passed over. To be called only on the owner's
     * word. If the process dies on the way, doing it again completes it.
     *
     * @param principal who asks; must have the right to write the scope
     * @param edit what {@link #edits} returned
     * @param time when it counts from
     * @return the newest generation
     * @throws MemoryException if the file was changed further or holds a line that cannot be remembered ({@code REFUSED}), and
     *     as {@link #commit}
     */
    public Generation confirm(Principal principal, PersonEdit edit, Instant time) {
        return renderings().confirm(principal, edit, time);
    }

    /**
     * Gives up an edit: its file is rendered again, and what was changed in it is lost.
     *
     * @param principal who asks; must have the right to write the scope
     * @param edit what {@link #edits} returned
     * @throws MemoryException if the file was changed further ({@code REFUSED})
     */
    public void discard(Principal principal, PersonEdit edit) {
        renderings().discard(principal, edit);
    }

    private Renderings renderings() {
        if (renderings == null) {
            throw new IllegalStateException("this store renders nothing");
        }
        return renderings;
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
