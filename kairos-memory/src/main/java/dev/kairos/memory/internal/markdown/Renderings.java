package dev.kairos.memory.internal.markdown;

import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Commit.Author;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryException.Reason;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.memory.internal.markdown.RenderedFiles.Edited;
import dev.kairos.memory.markdown.PersonEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Markdown files of all scopes of a store. Safe for use by many threads. */
public final class Renderings {
    private static final Logger LOG = LoggerFactory.getLogger(Renderings.class);

    private final MemoryStore store;
    private final Function<Scope, Path> folders;
    private final Map<Scope, RenderedFiles> scopes = new ConcurrentHashMap<>();

    /**
     * Over a store.
     *
     * @param store the truth
     * @param folders where the files of a scope stand
     */
    public Renderings(MemoryStore store, Function<Scope, Path> folders) {
        this.store = store;
        this.folders = folders;
    }

    /** Where the files of a scope stand. */
    public Path folder(Scope scope) {
        return folders.apply(scope);
    }

    /** Renders the newest generation, unless it is rendered already. What was committed stays so if that fails. */
    public void follow(Scope scope) {
        RenderedFiles files = files(scope);
        synchronized (files) {
            try {
                Generation newest = newest(scope);
                boolean complete = newest.number() == files.generation() || render(files, newest);
                if (!complete) {
                    LOG.warn("{} holds edited files for which no other name is left", files.folder());
                }
            } catch (IOException e) {
                LOG.warn("rendering {} into {} failed; the next commit tries again", scope, files.folder(), e);
            }
        }
    }

    /** Renders after content was erased, and names the files that may still hold it. */
    public List<String> erased(Scope scope) {
        RenderedFiles files = files(scope);
        synchronized (files) {
            List<String> outside = new ArrayList<>();
            try {
                if (Files.isDirectory(files.folder())) {
                    render(files, newest(scope));
                    files.edited()
                            .forEach(edit -> outside.add(
                                    files.folder().resolve(edit.name()).toString()));
                }
            } catch (IOException e) {
                LOG.warn("rendering {} into {} failed", scope, files.folder(), e);
                outside.add(files.folder().toString());
            }
            return outside;
        }
    }

    /** What somebody changed in the files of a scope. */
    public List<PersonEdit> edits(Principal principal, Scope scope) {
        principal.requireRead(scope);
        RenderedFiles files = files(scope);
        synchronized (files) {
            try {
                List<PersonEdit> edits = new ArrayList<>();
                for (Edited edited : files.edited()) {
                    edits.add(edit(principal, files, edited, scope));
                }
                return edits;
            } catch (IOException e) {
                throw inaccessible(files, e);
            }
        }
    }

    /** Commits an edit in the name of the owner and renders its file again. */
    public Generation confirm(Principal principal, PersonEdit edit, Instant time) {
        principal.requireWrite(edit.scope());
        RenderedFiles files = files(edit.scope());
        synchronized (files) {
            try {
                Edited edited = current(files, edit);
                Generation now = store.generation(principal, edit.scope(), Generation.LATEST);
                List<MemoryOp> operations = operations(principal, now, edited, time);
                Generation made = operations.isEmpty()
                        ? now
                        : store.commit(
                                principal,
                                edit.scope(),
                                new Commit(now.number(), time, Author.PERSON, operations, 0, ""));
                release(files, edit);
                return made;
            } catch (IOException e) {
                throw inaccessible(files, e);
            }
        }
    }

    /** Renders the file of an edit again, whose text is lost. */
    public void discard(Principal principal, PersonEdit edit) {
        principal.requireWrite(edit.scope());
        RenderedFiles files = files(edit.scope());
        synchronized (files) {
            try {
                current(files, edit);
                release(files, edit);
            } catch (IOException e) {
                throw inaccessible(files, e);
            }
        }
    }

    private PersonEdit edit(Principal principal, RenderedFiles files, Edited edited, Scope scope) {
        Generation now = store.generation(principal, scope, Generation.LATEST);
        Path path = files.folder().resolve(edited.name());
        String content = edited.content();
        if (content == null) {
            String told = "is no regular file of at most " + RenderedFiles.MOST_BYTES + " bytes: it is not read\n";
            return new PersonEdit(scope, path, edited.digest(), told, List.of());
        }
        String diff = Edit.diff(rendered(principal, now, edited), content);
        try {
            List<MemoryOp> operations = operations(principal, now, edited, now.time());
            return new PersonEdit(scope, path, edited.digest(), diff, operations);
        } catch (MemoryException e) {
            return new PersonEdit(scope, path, edited.digest(), "! " + e.getMessage() + "\n" + diff, List.of());
        }
    }

    private List<MemoryOp> operations(Principal principal, Generation now, Edited edited, Instant time) {
        String content = edited.content();
        if (content == null) {
            return List.of();
        }
        try {
            Edit edit = Edit.of(edited.topic(), rendered(principal, now, edited), content);
            return Proposal.of(now, time, edited, edit);
        } catch (IllegalArgumentException e) {
            throw new MemoryException(
                    Reason.REFUSED, edited.name() + " has a line that cannot be remembered: " + e.getMessage(), e);
        }
    }

    /** What was rendered before somebody changed it, less what was erased since. */
    private String rendered(Principal principal, Generation now, Edited edited) {
        Generation base = edited.generation() > now.number()
                ? now
                : store.generation(principal, now.scope(), edited.generation());
        return Markdown.of(base).getOrDefault(edited.topic(), "");
    }

    private static Edited current(RenderedFiles files, PersonEdit edit) throws IOException {
        String name = String.valueOf(edit.file().getFileName());
        return files.edited().stream()
                .filter(edited -> edited.name().equals(name) && edited.digest().equals(edit.digest()))
                .filter(edited -> edited.content() != null)
                .findFirst()
                .orElseThrow(() -> new MemoryException(
                        Reason.REFUSED,
                        edit.file() + " is not as it was when the edit was read: read its edits again",
                        null));
    }

    private void release(RenderedFiles files, PersonEdit edit) throws IOException {
        files.release(String.valueOf(edit.file().getFileName()), edit.digest());
        render(files, newest(edit.scope()));
    }

    private static boolean render(RenderedFiles files, Generation generation) throws IOException {
        return files.render(generation.number(), Markdown.of(generation));
    }

    private Generation newest(Scope scope) {
        return store.generation(itself(scope), scope, Generation.LATEST);
    }

    /** Rendering is the store's own work: who commits needs no right to read, and a copy may go to a foreign scope. */
    private static Principal itself(Scope scope) {
        return new Principal("rendering", Set.of(scope), Set.of());
    }

    private RenderedFiles files(Scope scope) {
        return scopes.computeIfAbsent(scope, key -> new RenderedFiles(folders.apply(key)));
    }

    private static MemoryException inaccessible(RenderedFiles files, IOException e) {
        return new MemoryException(
                Reason.INACCESSIBLE,
                files.folder() + " cannot be read or written (" + e.getMessage() + "): check the folder and its rights",
                e);
    }
}
