package dev.kairos.memory.internal.recall;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kairos.api.memory.Brief;
import dev.kairos.api.memory.BriefQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryException.Reason;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Recall;
import dev.kairos.api.memory.RecallQuery;
import dev.kairos.api.memory.Recollection;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.api.model.ModelException;
import dev.kairos.memory.internal.text.Analysis;
import dev.kairos.memory.internal.text.Halves;
import dev.kairos.memory.recall.RecallSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recall over any store. Safe for use by many threads. */
public final class RecallEngine implements Recall, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecallEngine.class);
    /** A recall computes so many missing vectors itself; beyond, texts are found by their words until the next refresh. */
    private static final int VECTORS_AT_ONCE = 32;

    private static final int QUESTIONS_KEPT = 256;

    private final MemoryStore store;
    private final RecallSettings settings;
    private final Tuning tuning;
    private final Analysis analysis;
    private final Indexes indexes;
    private final Cache<Asked, float[]> questions =
            Caffeine.newBuilder().maximumSize(QUESTIONS_KEPT).build();

    /**
     * Over a store.
     *
     * @param store the truth
     * @param settings how recall works
     * @param folder where the index of a scope is kept, or {@code null} for in memory
     */
    public RecallEngine(MemoryStore store, RecallSettings settings, @Nullable Function<Scope, Path> folder) {
        this.store = store;
        this.settings = settings;
        this.tuning = Tuning.STANDARD;
        this.analysis = Analysis.of(settings.language());
        this.indexes = new Indexes(analysis, settings.embedder(), folder);
    }

    private RecallEngine(RecallEngine other, Tuning tuning) {
        this.store = other.store;
        this.settings = other.settings;
        this.tuning = tuning;
        this.analysis = other.analysis;
        this.indexes = other.indexes;
    }

    /** The same recall, tuned otherwise; it shares the indexes and is closed with this one. */
    RecallEngine with(Tuning other) {
        return new RecallEngine(this, other);
    }

    @Override
    public Recollection recall(Principal principal, RecallQuery query) {
        query.scopes().forEach(principal::requireRead);
        if (query.budget() == 0 || query.text().isBlank()) {
            return Recollection.NOTHING;
        }
        return attempt(() -> search(principal, readable(query)), query.scopes());
    }

    @Override
    public Brief brief(Principal principal, BriefQuery query) {
        query.scopes().forEach(principal::requireRead);
        return new Briefing(settings.estimator(), analysis.locale())
                .write(
                        query,
                        new TreeSet<>(query.scopes())
                                .stream()
                                        .map(scope -> store.generation(principal, scope, Generation.LATEST))
                                        .toList());
    }

    @Override
    public void refresh(Principal principal, Scope scope) {
        principal.requireRead(scope);
        attempt(
                () -> {
                    try (Field field = indexes.open(store, principal, List.of(scope))) {
                        field.fill(Integer.MAX_VALUE);
                    }
                    return Recollection.NOTHING;
                },
                List.of(scope));
    }

    /** Takes what was erased from a scope out of its index and its vectors, wherever they are kept, before it returns. */
    public void forget(Scope scope) {
        attempt(
                () -> {
                    indexes.forget(store, scope);
                    return Recollection.NOTHING;
                },
                List.of(scope));
        questions.invalidateAll();
    }

    /** Drops all indexes that are open; those that are kept in memory are made anew when they are needed. */
    public void dropIndexes() {
        indexes.drop();
        questions.invalidateAll();
    }

    @Override
    public void close() {
        indexes.close();
        analysis.close();
    }

    /** The query with what is read of its text: a bounded part, without halves of characters. */
    private static RecallQuery readable(RecallQuery query) {
        String text = query.text();
        String read = Halves.replaced(text.substring(0, Math.min(RecallQuery.MAX_TEXT, text.length())));
        return read.equals(text)
                ? query
                : new RecallQuery(read, query.scopes(), query.now(), query.select(), query.budget(), query.explain());
    }

    private Recollection search(Principal principal, RecallQuery query) throws IOException {
        try (Field field = indexes.open(store, principal, new TreeSet<>(query.scopes()))) {
            float[] vector = vector(query, field);
            Question question = new Understanding(analysis).read(query, field.parts(), vector);
            return new Search(analysis, settings.estimator(), tuning).run(field, question);
        }
    }

    /** The vector of the question; empty without an embedder, and while it fails: then words alone have to do. */
    private float[] vector(RecallQuery query, Field field) {
        EmbeddingModel embedder = settings.embedder();
        if (embedder == null) {
            return new float[0];
        }
        try {
            field.fill(VECTORS_AT_ONCE);
            return questions.get(
                    new Asked(query.scopes(), query.text()),
                    asked -> embedder.embed(List.of(asked.text())).get(0));
        } catch (ModelException e) {
            LOG.warn("the embedder {} failed, recall goes by words alone", embedder.name(), e);
            return new float[0];
        }
    }

    /** Damage of an index is found when it is read: it is made anew, once. */
    private Recollection attempt(Attempt attempt, Iterable<Scope> scopes) {
        try {
            try {
                return attempt.run();
            } catch (IOException e) {
                indexes.restart(scopes, e);
                return attempt.run();
            }
        } catch (IOException | UncheckedIOException e) {
            throw new MemoryException(
                    Reason.INACCESSIBLE,
                    "the index of recall cannot be read or written (" + e.getMessage()
                            + "): check its folder; it may be deleted, it is made anew",
                    e);
        }
    }

    /** A question where it was asked: whether it was asked elsewhere must not show, not even by its speed. */
    private record Asked(Set<Scope> scopes, String text) {}

    private interface Attempt {
        Recollection run() throws IOException;
    }
}
