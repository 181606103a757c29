package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.memory.internal.index.CacheDirectory;
import dev.kairos.memory.internal.index.IndexFiles;
import dev.kairos.memory.internal.index.ScopeIndex;
import dev.kairos.memory.internal.index.Snapshot;
import dev.kairos.memory.internal.text.Analysis;
import dev.kairos.memory.internal.vector.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The indexes of all scopes, those that were used last kept open. Safe for use by many threads. */
final class Indexes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Indexes.class);
    private static final int MOST_OPEN = 64;

    private final Analysis analysis;
    private final @Nullable EmbeddingModel embedder;
    private final @Nullable Function<Scope, Path> folder;
    private final Map<Scope, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    /**
     * What is kept of a scope.
     *
     * @param index its index
     * @param vectors its vectors, or {@code null} without an embedder
     */
    private record Entry(ScopeIndex index, @Nullable Vectors vectors) {}

    Indexes(Analysis analysis, @Nullable EmbeddingModel embedder, @Nullable Function<Scope, Path> folder) {
        this.analysis = analysis;
        this.embedder = embedder;
        this.folder = folder;
    }

    Field open(MemoryStore store, Principal principal, Collection<Scope> scopes) throws IOException {
        List<Snapshot> parts = new ArrayList<>();
        List<Vectors> vectors = new ArrayList<>();
        try {
            for (Scope scope : scopes) {
                Entry entry = entry(scope);
                Snapshot snapshot = entry.index.acquire(store, principal);
                parts.add(snapshot);
                if (entry.vectors != null) {
                    vectors.add(entry.vectors);
                }
            }
            return new Field(parts, vectors);
        } catch (IOException | RuntimeException e) {
            parts.forEach(Snapshot::close);
            throw e;
        }
    }

    /** Lets the index of a scope follow an erasure at once, if there is one; vectors of an earlier embedder go altogether. */
    void forget(MemoryStore store, Scope scope) throws IOException {
        Path path = folder == null ? null : folder.apply(scope);
        if (embedder == null && path != null) {
            Files.deleteIfExists(path.resolve("vectors"));
        }
        boolean open;
        synchronized (entries) {
            open = entries.containsKey(scope);
        }
        if (open || (path != null && Files.exists(path))) {
            Principal itself = new Principal("erasure", Set.of(scope), Set.of());
            entry(scope).index.acquire(store, itself).close();
        }
    }

    void restart(Iterable<Scope> scopes, Exception why) throws IOException {
        for (Scope scope : scopes) {
            entry(scope).index.restart(why);
        }
    }

    /** Closes all indexes that are open. */
    void drop() {
        List<Entry> open;
        synchronized (entries) {
            open = List.copyOf(entries.values());
            entries.clear();
        }
        open.forEach(Indexes::close);
    }

    @Override
    public void close() {
        List<Entry> open;
        synchronized (entries) {
            closed = true;
            open = List.copyOf(entries.values());
            entries.clear();
        }
        open.forEach(Indexes::close);
    }

    private Entry entry(Scope scope) {
        List<Entry> idle = new ArrayList<>();
        Entry entry;
        synchronized (entries) {
            if (closed) {
                throw new MemoryException(
                        MemoryException.Reason.CLOSED, "recall is closed: open the memory again", null);
            }
            entry = entries.computeIfAbsent(scope, this::create);
            Iterator<Entry> oldest = entries.values().iterator();
            while (entries.size() > MOST_OPEN) {
                idle.add(oldest.next());
                oldest.remove();
            }
        }
        idle.forEach(Indexes::close);
        return entry;
    }

    private Entry create(Scope scope) {
        Path path = folder == null ? null : folder.apply(scope);
        Vectors vectors =
                embedder == null ? null : Vectors.open(embedder, path == null ? null : path.resolve("vectors"));
        IndexFiles files = new IndexFiles(
                () -> path == null ? new ByteBuffersDirectory() : CacheDirectory.open(path.resolve("words")));
        ScopeIndex index = new ScopeIndex(scope, analysis, files, hashes -> {
            if (vectors != null) {
                vectors.retain(hashes);
            }
        });
        return new Entry(index, vectors);
    }

    private static void close(Entry entry) {
        try {
            entry.index.close();
        } catch (IOException | RuntimeException e) {
            LOG.warn("closing an index failed; it is made anew when it is needed", e);
        }
    }
}
