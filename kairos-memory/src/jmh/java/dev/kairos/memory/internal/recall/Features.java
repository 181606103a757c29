package dev.kairos.memory.internal.recall;

import dev.kairos.memory.internal.index.Columns;
import dev.kairos.memory.internal.index.Snapshot;
import dev.kairos.memory.internal.index.Traits;
import dev.kairos.memory.internal.recall.Weights.Context;
import dev.kairos.memory.internal.recall.Weights.Kind;
import dev.kairos.memory.internal.recall.Weights.Vectors;
import dev.kairos.memory.internal.recall.Weights.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What each sign says of each unit, for one question.
 *
 * @param values the signs of each unit
 * @param wanted whether the unit answers the question
 */
@SuppressWarnings("ArrayRecordComponent") // Features are never compared.
record Features(float[][] values, boolean[] wanted) {
    static final int COUNT = 14;

    /** Of an episode that answers and has several passages, only the first one is looked at. */
    static Features of(Snapshot snapshot, List<Scoring> basis, Surroundings surroundings, Set<String> evidence)
            throws IOException {
        Columns columns = snapshot.columns();
        List<float[]> values = new ArrayList<>();
        List<Boolean> wanted = new ArrayList<>();
        for (int unit = 0; unit < columns.size(); unit++) {
            boolean answers = evidence.contains(snapshot.body(unit).id());
            if (!answers || new Traits(columns.traits(unit)).isFirst()) {
                float[] signs = new float[COUNT];
                for (int k = 0; k < COUNT; k++) {
                    signs[k] = basis.get(k).score(unit, surroundings, 0) - Scoring.RAISE;
                }
                values.add(signs);
                wanted.add(answers);
            }
        }
        boolean[] all = new boolean[wanted.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = wanted.get(i);
        }
        return new Features(values.toArray(float[][]::new), all);
    }

    /** The weights in the order of the signs. */
    static Weights weights(double... w) {
        return new Weights(
                new Words(w[0], w[1], w[2]),
                new Vectors(w[3], w[4]),
                new Context(w[5], w[6], w[7], w[8]),
                new Kind(w[9], w[10], w[11], w[12], w[13]));
    }

    /** Weights of which one is 1 and the others are 0. */
    static Weights unit(int sign) {
        double[] weights = new double[COUNT];
        weights[sign] = 1;
        return weights(weights);
    }
}
