package dev.kairos.memory.internal.recall;

import dev.kairos.memory.internal.index.Columns;
import dev.kairos.memory.internal.index.Snapshot;
import dev.kairos.memory.internal.index.Traits;
import dev.kairos.memory.internal.vector.Comparison;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mixes all signs into one score per unit. Used once, by one thread. */
final class Ranking {
    private final List<Snapshot> parts;
    private final Question question;
    private final Filter filter;
    private final Weights weights;
    private final WordScores words;
    private final @Nullable VectorScores vectors;
    private float[][] bases = new float[0][];
    private Surroundings surroundings;

    /**
     * A unit that fits.
     *
     * @param part the number of its scope
     * @param unit its place in it
     * @param score how well it fits
     */
    record Hit(int part, int unit, float score) {}

    Ranking(
            List<Snapshot> parts,
            Question question,
            Weights weights,
            WordScores words,
            @Nullable VectorScores vectors) {
        this.parts = parts;
        this.question = question;
        this.filter = new Filter(question.query().select());
        this.weights = weights;
        this.words = words;
        this.vectors = vectors;
        this.surroundings = Surroundings.none();
    }

    static List<Hit> rank(
            List<Snapshot> parts, List<Comparison> comparisons, Question question, Weights weights, int most)
            throws IOException {
        WordScores words = WordScores.of(parts, new Filter(question.query().select()), question.terms());
        VectorScores vectors = comparisons.isEmpty() ? null : VectorScores.of(parts, comparisons, words);
        return new Ranking(parts, question, weights, words, vectors).rank(most);
    }

    List<Hit> rank(int most) {
        bases = new float[parts.size()][];
        for (int part = 0; part < bases.length; part++) {
            bases[part] = bases(part);
        }
        surroundings = Surroundings.of(parts, bases);
        List<Hit> hits = new ArrayList<>();
        for (int part = 0; part < bases.length; part++) {
            float[] scores = scores(part);
            for (int unit : Top.of(scores, most)) {
                hits.add(new Hit(part, unit, scores[unit]));
            }
        }
        hits.sort(Comparator.comparingDouble((Hit hit) -> -hit.score())
                .thenComparingInt(Hit::part)
                .thenComparingInt(Hit::unit));
        return hits.subList(0, Math.min(most, hits.size()));
    }

    /** What a unit says by itself and with its neighbours; 0 if nothing. */
    private float[] bases(int part) {
        float[] base = new float[parts.get(part).size()];
        for (int unit = 0; unit < base.length; unit++) {
            base[unit] = 0.5f * own(part, unit) + near(part, unit);
            if (vectors != null) {
                base[unit] += 0.6f * (vectors.own[part][unit] + vectors.spread[part][unit]);
            }
        }
        return base;
    }

    /** Positive for every unit that may be found. */
    private float[] scores(int part) {
        Snapshot snapshot = parts.get(part);
        float[] scores = new float[snapshot.size()];
        for (int unit = 0; unit < scores.length; unit++) {
            if (bases[part][unit] > 0 && filter.accepts(snapshot.columns(), unit) && snapshot.isLive(unit)) {
                scores[unit] = Math.max(Float.MIN_NORMAL, 100 + (float) score(part, unit));
            }
        }
        return scores;
    }

    private double score(int part, int unit) {
        Columns columns = parts.get(part).columns();
        Traits traits = new Traits(columns.traits(unit));
        double score = weights.words().own() * own(part, unit) + weights.words().near() * near(part, unit);
        if (vectors != null) {
            score += weights.vectors().own() * vectors.own[part][unit]
                    + weights.vectors().spread() * vectors.spread[part][unit];
        }
        score += weights.context().session() * surroundings.session(part, unit);
        if (traits.isMemory()) {
            return score;
        }
        return score + (traits.isPerson() ? person(part, unit, traits) : machine(traits));
    }

    private double person(int part, int unit, Traits traits) {
        Columns columns = parts.get(part).columns();
        double score = weights.context().reply() * surroundings.reply(part, unit);
        score += question.speakers().contains(columns.voice(unit))
                ? weights.context().speaker()
                : 0;
        score -= traits.isQuestion() ? weights.unit().question() : 0;
        score += traits.isDated() ? weights.unit().dated() : 0;
        int previous = columns.previous(unit);
        boolean answers = previous >= 0
                && columns.sequence(previous) != columns.sequence(unit)
                && new Traits(columns.traits(previous)).isQuestion();
        return answers ? score + weights.words().answer() * own(part, previous) : score;
    }

    private double machine(Traits traits) {
        double score = -weights.unit().agent();
        if (traits.isFirst()) {
            score += weights.unit().opening()
                    + (question.broad() ? weights.unit().broad() : 0);
        }
        return score;
    }

    private float own(int part, int unit) {
        return words.mostOwn > 0 ? words.own[part][unit] / words.mostOwn : 0;
    }

    private float near(int part, int unit) {
        return words.mostNear > 0 ? words.near[part][unit] / words.mostNear : 0;
    }
}
