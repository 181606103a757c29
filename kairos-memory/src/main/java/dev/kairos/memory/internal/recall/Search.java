package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.RecallQuery;
import dev.kairos.api.memory.Recollection;
import dev.kairos.api.memory.Recollection.Item;
import dev.kairos.api.memory.View;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.memory.internal.recall.Ranking.Hit;
import dev.kairos.memory.internal.text.Analysis;
import dev.kairos.memory.internal.vector.Comparison;
import java.io.IOException;
import java.util.List;

/** One recall from an understood question to what comes back. */
final class Search {
    private static final int MOST_UNITS = 600;
    /** No item is shorter. */
    private static final int TOKENS_OF_SHORTEST = 6;

    private final Analysis analysis;
    private final TokenEstimator estimator;

    Search(Analysis analysis, TokenEstimator estimator) {
        this.analysis = analysis;
        this.estimator = estimator;
    }

    Recollection run(Field field, Question question) throws IOException {
        RecallQuery query = question.query();
        List<Comparison> comparisons = field.compare(question.vector());
        Weights weights = comparisons.isEmpty() ? Weights.WORDS_ALONE : Weights.WITH_VECTORS;
        int most = Math.max(64, Math.min(MOST_UNITS, query.budget() / TOKENS_OF_SHORTEST));
        List<Hit> hits = Ranking.rank(field.parts(), comparisons, question, weights, most);
        View view = query.select().view();
        List<Piece> pieces = new Pieces(field.parts(), view, query.now().toInstant()).of(hits);
        if (view.kind() == View.Kind.CURRENT) {
            pieces = new Currency(analysis, question).order(pieces);
        }
        Abbreviation abbreviation = new Abbreviation(analysis, question.terms());
        Packing packing =
                new Packing(new Wording(abbreviation, estimator, query.now().getZone()), query.budget());
        List<Item> items = packing.pack(pieces);
        return new Recollection(items, packing.tokens(), List.of());
    }
}
