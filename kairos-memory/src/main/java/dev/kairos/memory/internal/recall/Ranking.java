package dev.kairos.memory.internal.recall;

import dev.kairos.memory.internal.index.Columns;
import dev.kairos.memory.internal.index.Snapshot;
import dev.kairos.memory.internal.recall.Scoring.Signs;
import dev.kairos.memory.internal.vector.Comparison;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the units that fit best. Used once, by one thread. */
final class Ranking {
    private static final float[] NO_VECTORS = {};

    private final List<Snapshot> parts;
    private final Question question;
    private final Filter filter;
    private final int most;

    /**
     * A unit that fits.
     *
     * @param part the number of its scope
     * @param unit its place in it
     * @param score how well it fits
     * @param why what made it fit; empty unless the query wants to know
     */
    record Hit(int part, int unit, float score, String why) {}

    /**
     * Looks for units.
     *
     * @param parts the scopes
     * @param question the question
     * @param most how many units at most
     */
    Ranking(List<Snapshot> parts, Question question, int most) {
        this.parts = parts;
        this.question = question;
        this.filter = new Filter(question.query().select());
        this.most = most;
    }

    /** The units, the best first. Without comparisons, words alone count. */
    List<Hit> rank(List<Comparison> comparisons, Tuning tuning) throws IOException {
        WordScores words = WordScores.of(parts, filter, question.terms());
        VectorScores vectors = comparisons.isEmpty() ? null : VectorScores.of(parts, comparisons, words);
        Weights weights = vectors == null ? tuning.alone() : tuning.both();
        List<Scoring> scorings = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            scorings.add(new Scoring(parts.get(part).columns(), signs(words, vectors, part), question, weights));
        }
        Surroundings surroundings =
                Surroundings.of(parts, scorings.stream().map(Scoring::base).toArray(float[][]::new));
        List<Hit> hits = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            add(part, scorings.get(part), surroundings, hits);
        }
        hits.sort(Comparator.comparingDouble((Hit hit) -> -hit.score())
                .thenComparingInt(Hit::part)
                .thenComparingInt(Hit::unit));
        return hits.subList(0, Math.min(most, hits.size()));
    }

    private void add(int part, Scoring scoring, Surroundings surroundings, List<Hit> hits) {
        Snapshot snapshot = parts.get(part);
        Columns columns = snapshot.columns();
        float[] base = scoring.base();
        Top top = new Top(most);
        for (int unit = 0; unit < base.length; unit++) {
            if (base[unit] > 0 && filter.accepts(columns, unit)) {
                float score = scoring.score(unit, surroundings, part);
                if (score > top.least() && snapshot.isLive(unit)) {
                    top.offer(unit, score);
                }
            }
        }
        for (int unit : top.units()) {
            String why = question.query().explain() ? scoring.why(unit, surroundings, part) : "";
            hits.add(new Hit(part, unit, scoring.score(unit, surroundings, part), why));
        }
    }

    static Signs signs(WordScores words, @Nullable VectorScores vectors, int part) {
        return vectors == null
                ? new Signs(words.own[part], words.near[part], NO_VECTORS, NO_VECTORS)
                : new Signs(words.own[part], words.near[part], vectors.own[part], vectors.spread[part]);
    }
}
