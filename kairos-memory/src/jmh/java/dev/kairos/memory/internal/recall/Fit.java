package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Recall;
import dev.kairos.api.memory.RecallQuery;
import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.memory.internal.index.Snapshot;
import dev.kairos.memory.internal.text.Analysis;
import dev.kairos.memory.internal.vector.Comparison;
import dev.kairos.memory.recall.RecallSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds weights: of each question, what answers it should be likelier than everything that does not, by a softmax over the
 * scores of all units. Each set of conversations counts alike; weights are held small.
 */
public final class Fit {
    private static final int STEPS = 250;
    private static final double RATE = 0.15;
    private static final double SMALLNESS = 0.02;

    private final List<Features> questions = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();
    private final boolean vectors;
    private double[] weights = {};

    /** Begins without anything to learn from. */
    public Fit(boolean vectors) {
        this.vectors = vectors;
    }

    /** What a question shows. */
    public record Example(RecallQuery query, Set<String> evidence) {}

    /** Reads what can be learned from questions over one scope. */
    public void learn(
            MemoryStore store, Principal principal, RecallSettings settings, List<Example> examples, double share)
            throws IOException {
        EmbeddingModel embedder = settings.embedder();
        Analysis analysis = Analysis.of(settings.language());
        try (Indexes indexes = new Indexes(analysis, embedder, null)) {
            for (Example example : examples) {
                RecallQuery query = example.query();
                try (Field field = indexes.open(store, principal, query.scopes())) {
                    field.fill(Integer.MAX_VALUE);
                    float[] vector = embedder == null
                            ? new float[0]
                            : embedder.embed(List.of(query.text())).get(0);
                    Question question = new Understanding(analysis).read(query, field.parts(), vector);
                    questions.add(features(field, question, example.evidence()));
                    shares.add(share);
                }
            }
        }
    }

    /** A recall with what was learned. */
    public Recall tune(RecallEngine recall) {
        Weights found = Features.weights(weights());
        return recall.with(new Tuning(found, found, true, true));
    }

    private double[] weights() {
        if (weights.length == 0) {
            weights = descend();
            System.out.println("weights="
                    + Arrays.toString(Arrays.stream(weights)
                            .map(weight -> Math.round(weight * 100) / 100.0)
                            .toArray()));
        }
        return weights;
    }

    private static Features features(Field field, Question question, Set<String> evidence) throws IOException {
        List<Snapshot> parts = field.parts();
        List<Comparison> comparisons = field.compare(question.vector());
        WordScores words = WordScores.of(parts, new Filter(question.query().select()), question.terms());
        @Nullable VectorScores scores = comparisons.isEmpty() ? null : VectorScores.of(parts, comparisons, words);
        List<Scoring> basis = new ArrayList<>();
        for (int k = 0; k < Features.COUNT; k++) {
            basis.add(new Scoring(parts.get(0).columns(), Ranking.signs(words, scores, 0), question, Features.unit(k)));
        }
        Surroundings surroundings =
                Surroundings.of(parts, new float[][] {basis.get(0).base()});
        return Features.of(parts.get(0), basis, surroundings, evidence);
    }

    /** Adam's steps (Kingma and Ba, 2015) with a rate that falls to nothing. */
    private double[] descend() {
        double[] weights = new double[Features.COUNT];
        double[] mean = new double[weights.length];
        double[] square = new double[weights.length];
        Arrays.fill(weights, 0.5);
        for (int step = 1; step <= STEPS; step++) {
            double[] slope = slope(weights);
            double rate = RATE * (1 - (double) step / (STEPS + 1));
            for (int k = 0; k < weights.length; k++) {
                mean[k] = 0.9 * mean[k] + 0.1 * slope[k];
                square[k] = 0.99 * square[k] + 0.01 * slope[k] * slope[k];
                double first = mean[k] / (1 - Math.pow(0.9, step));
                double second = square[k] / (1 - Math.pow(0.99, step));
                boolean used = vectors || (k != 3 && k != 4);
                weights[k] = used ? weights[k] - rate * first / (Math.sqrt(second) + 1e-9) : 0;
            }
        }
        return weights;
    }

    private double[] slope(double[] weights) {
        double[] slope = new double[weights.length];
        double all = shares.stream().mapToDouble(share -> share).sum();
        for (int i = 0; i < questions.size(); i++) {
            add(questions.get(i), weights, shares.get(i) / all, slope);
        }
        for (int k = 0; k < slope.length; k++) {
            slope[k] += 2 * SMALLNESS * weights[k] / slope.length;
        }
        return slope;
    }

    /** Each wanted unit against all that are not wanted. */
    private static void add(Features question, double[] weights, double share, double[] slope) {
        float[][] values = question.values();
        double[] scores = new double[values.length];
        double most = Double.NEGATIVE_INFINITY;
        int wanted = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int k = 0; k < weights.length; k++) {
                scores[i] += weights[k] * values[i][k];
            }
            most = Math.max(most, scores[i]);
            wanted += question.wanted()[i] ? 1 : 0;
        }
        double others = 0;
        double[] pull = new double[weights.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - most);
            if (!question.wanted()[i]) {
                others += scores[i];
                for (int k = 0; k < pull.length; k++) {
                    pull[k] += scores[i] * values[i][k];
                }
            }
        }
        for (int i = 0; i < scores.length; i++) {
            if (question.wanted()[i]) {
                double sum = others + scores[i];
                for (int k = 0; k < pull.length; k++) {
                    double expected = (scores[i] * values[i][k] + pull[k]) / sum;
                    slope[k] += share * (expected - values[i][k]) / wanted;
                }
            }
        }
    }
}
