package dev.kairos.memory.internal.index;

import dev.kairos.api.memory.Change;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.memory.internal.text.Analysis;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.jspecify.annotations.Nullable;

/** The index of one scope: follows the changes of the store and hands out snapshots. Safe for use by many threads. */
public final class ScopeIndex implements AutoCloseable {
    private static final int BATCH = 1_000;
    private static final int COMMIT_AFTER = 20_000;

    private final Scope scope;
    private final Analysis analysis;
    private final Units units;
    private final IndexFiles files;
    private final Consumer<long[]> onErased;
    private final Map<Long, String> speakers = new HashMap<>();
    private Map<String, Memory> memories = Map.of();
    private Citations citations = Citations.of(List.of());
    private @Nullable Snapshot current;
    private long cursor;
    private int uncommitted;
    private boolean opened;

    /**
     * An index that is opened when it is first asked for.
     *
     * @param scope the scope
     * @param analysis takes texts apart
     * @param files where the index stands
     * @param onErased handed the hashes of all texts that are left when content was erased
     */
    public ScopeIndex(Scope scope, Analysis analysis, IndexFiles files, Consumer<long[]> onErased) {
        this.scope = scope;
        this.analysis = analysis;
        this.units = new Units(analysis);
        this.files = files;
        this.onErased = onErased;
    }

    /**
     * Brings the index up to date and returns it as it is then.
     *
     * @param store the truth
     * @param principal who asks; has the right to read the scope
     * @return the snapshot; to be closed
     * @throws IOException if the index cannot be read or written even after it was made anew
     */
    public synchronized Snapshot acquire(MemoryStore store, Principal principal) throws IOException {
        try {
            return follow(store, principal);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            restart(e);
            return follow(store, principal);
        }
    }

    /** Throws the index away; the next snapshot is made from the store alone. */
    public synchronized void restart(Exception why) throws IOException {
        release();
        files.clear(scope, why);
        opened = false;
    }

    @Override
    public synchronized void close() throws IOException {
        if (opened) {
            commit();
        }
        release();
        files.close();
        opened = false;
    }

    private Snapshot follow(MemoryStore store, Principal principal) throws IOException {
        boolean changed = !opened;
        if (!opened) {
            open(store, principal);
        }
        boolean known = false;
        boolean erased = false;
        for (List<Change> changes = next(store, principal); !changes.isEmpty(); changes = next(store, principal)) {
            for (Change change : changes) {
                switch (change.kind()) {
                    case APPENDED -> add((Change.Appended) change);
                    case COMMITTED, ROLLED_BACK -> known = true;
                    case ERASED -> {
                        erase((Change.Erased) change);
                        erased = true;
                    }
                }
                files.anchor(change);
                cursor = change.sequence();
            }
            changed = true;
        }
        if (changed) {
            if (known || erased || current == null) {
                remember(store.generation(principal, scope, Generation.LATEST));
            }
            refresh(erased);
        }
        Snapshot snapshot = Objects.requireNonNull(current);
        snapshot.reader().incRef();
        return snapshot;
    }

    private List<Change> next(MemoryStore store, Principal principal) {
        return store.changes(principal, scope, new EpisodeQuery.After(cursor, BATCH));
    }

    private void open(MemoryStore store, Principal principal) throws IOException {
        cursor = files.open(scope, analysis, sequence -> {
            List<Change> at = store.changes(principal, scope, new EpisodeQuery.After(sequence - 1, 1));
            return at.isEmpty() ? null : at.get(0);
        });
        files.writer().deleteDocuments(Documents.memories());
        memories = Map.of();
        citations = Citations.of(List.of());
        speakers.clear();
        files.speakers().forEach(name -> speakers.put(Hashes.of(name), name));
        opened = true;
    }

    private void add(Change.Appended change) throws IOException {
        List<Units.Indexed> made = units.of(change.stored());
        List<Document> documents = made.stream().map(Documents::of).toList();
        files.writer().addDocuments(documents);
        String speaker = change.stored().episode().speaker().name();
        speakers.putIfAbsent(Hashes.of(speaker), speaker);
        uncommitted += documents.size();
    }

    private void erase(Change.Erased change) throws IOException {
        for (String episode : change.episodes()) {
            files.writer().deleteDocuments(Documents.episode(episode));
        }
    }

    /** Brings the memories of the index to those of a generation. */
    private void remember(Generation generation) throws IOException {
        Map<String, Memory> now = new HashMap<>();
        for (Memory memory : generation.memories()) {
            now.put(memory.id(), memory);
            if (!memory.equals(memories.get(memory.id()))) {
                Units.Indexed indexed = units.of(memory);
                files.writer().updateDocument(Documents.memory(memory.id()), Documents.of(indexed));
            }
        }
        for (String id : memories.keySet()) {
            if (!now.containsKey(id)) {
                files.writer().deleteDocuments(Documents.memory(id));
            }
        }
        memories = Map.copyOf(now);
        citations = Citations.of(generation.memories());
    }

    private void refresh(boolean erased) throws IOException {
        if (erased) {
            files.writer().forceMergeDeletes();
            commit();
        } else if (uncommitted >= COMMIT_AFTER) {
            commit();
        }
        DirectoryReader reader = DirectoryReader.open(files.writer());
        Snapshot old = current;
        current = new Snapshot(
                scope,
                reader,
                Reading.parts(reader),
                Reading.columns(reader, old),
                Map.copyOf(speakers),
                memories,
                citations);
        if (old != null) {
            old.close();
        }
        if (erased) {
            files.forceDeletions();
            onErased.accept(current.columns().hashes());
        }
    }

    private void commit() throws IOException {
        files.commit(cursor, analysis, scope);
        uncommitted = 0;
    }

    private void release() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
