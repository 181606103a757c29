package dev.kairos.memory.internal.vector;

import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.memory.internal.vector.VectorTable.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The vectors of one scope and one model. Safe for use by many threads. */
public final class Vectors {
    private static final int BATCH = 32;
    /** Memory is bounded: beyond, texts are found by their words alone. */
    private static final int MOST = 2_000_000;

    private final EmbeddingModel model;
    private final @Nullable VectorFile file;
    private final ReentrantLock lock = new ReentrantLock();
    private VectorTable table;
    private long @Nullable [] known;
    private int knownSize;
    private int absent;
    private int[] slots = new int[0];

    private Vectors(EmbeddingModel model, @Nullable VectorFile file, VectorTable table) {
        this.model = model;
        this.file = file;
        this.table = table;
    }

    /**
     * Loads the vectors of a scope.
     *
     * @param model makes vectors
     * @param path where they are kept, or {@code null} for nowhere
     */
    public static Vectors open(EmbeddingModel model, @Nullable Path path) {
        if (path == null) {
            return new Vectors(model, null, new VectorTable(model.dimensions()));
        }
        VectorFile file = new VectorFile(path, model.name(), model.dimensions());
        try {
            return new Vectors(model, file, file.load());
        } catch (IOException e) {
            throw new UncheckedIOException("the vectors in " + path + " cannot be read", e);
        }
    }

    /**
     * Computes vectors that are missing.
     *
     * @param hashes the hashes of the texts, by unit
     * @param text the text of a unit
     * @param most how many at most
     * @return how many are still missing
     */
    public int fill(long[] hashes, IntFunction<String> text, int most) {
        List<Integer> missing = missing(hashes);
        int count = Math.min(most, missing.size());
        for (int from = 0; from < count; from += BATCH) {
            List<Integer> units = missing.subList(from, Math.min(count, from + BATCH));
            List<float[]> vectors = model.embed(units.stream().map(text::apply).toList());
            add(hashes, units, vectors);
        }
        return missing.size() - count;
    }

    /** Compares units with a question. */
    public Comparison compare(float[] question, long[] hashes) {
        lock.lock();
        try {
            locate(hashes);
            return new Comparison(table.view(), slots, Question.of(question));
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all vectors but those of these texts. */
    public void retain(long[] hashes) {
        Set<Long> keep = new HashSet<>();
        for (long hash : hashes) {
            keep.add(hash);
        }
        lock.lock();
        try {
            table = table.retaining(keep::contains);
            known = null;
            if (file != null) {
                file.replace(table);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("erased vectors cannot be deleted", e);
        } finally {
            lock.unlock();
        }
    }

    private List<Integer> missing(long[] hashes) {
        lock.lock();
        try {
            locate(hashes);
            List<Integer> missing = new ArrayList<>();
            Set<Long> seen = new HashSet<>();
            for (int unit = 0; absent > 0 && unit < slots.length && table.size() + missing.size() < MOST; unit++) {
                if (slots[unit] < 0 && seen.add(hashes[unit])) {
                    missing.add(unit);
                }
            }
            return missing;
        } finally {
            lock.unlock();
        }
    }

    /** Finds the vectors of units once for many questions. */
    private void locate(long[] hashes) {
        if (known == hashes && knownSize == table.size()) {
            return;
        }
        slots = new int[hashes.length];
        absent = 0;
        for (int unit = 0; unit < hashes.length; unit++) {
            slots[unit] = table.slot(hashes[unit]);
            absent += slots[unit] < 0 ? 1 : 0;
        }
        known = hashes;
        knownSize = table.size();
    }

    private void add(long[] hashes, List<Integer> units, List<float[]> vectors) {
        lock.lock();
        try {
            int from = table.size();
            for (int i = 0; i < units.size(); i++) {
                table.put(hashes[units.get(i)], vectors.get(i));
            }
            if (file != null) {
                file.append(table, from);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("vectors cannot be written", e);
        } finally {
            lock.unlock();
        }
    }
}
