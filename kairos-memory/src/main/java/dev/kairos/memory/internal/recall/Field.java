package dev.kairos.memory.internal.recall;

import dev.kairos.memory.internal.index.Body;
import dev.kairos.memory.internal.index.Snapshot;
import dev.kairos.memory.internal.vector.Comparison;
import dev.kairos.memory.internal.vector.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The scopes that one call looks at, as they are while it lasts.
 *
 * @param parts the index of each scope
 * @param vectors the vectors of each scope; empty without an embedder
 */
record Field(List<Snapshot> parts, List<Vectors> vectors) implements AutoCloseable {

    /** Computes missing vectors, at most so many of each scope. */
    void fill(int most) {
        for (int part = 0; part < vectors.size(); part++) {
            Snapshot snapshot = parts.get(part);
            vectors.get(part).fill(snapshot.columns().hashes(), unit -> text(snapshot, unit), most);
        }
    }

    List<Comparison> compare(float[] question) {
        List<Comparison> comparisons = new ArrayList<>();
        for (int part = 0; part < vectors.size() && question.length > 0; part++) {
            comparisons.add(vectors.get(part)
                    .compare(question, parts.get(part).columns().hashes()));
        }
        return comparisons;
    }

    @Override
    public void close() {
        parts.forEach(Snapshot::close);
    }

    private static String text(Snapshot snapshot, int unit) {
        try {
            Body body = snapshot.body(unit);
            return body.speaker().isEmpty() ? body.text() : body.speaker() + ": " + body.text();
        } catch (IOException e) {
            throw new UncheckedIOException("unit " + unit + " of " + snapshot.scope() + " cannot be read", e);
        }
    }
}
