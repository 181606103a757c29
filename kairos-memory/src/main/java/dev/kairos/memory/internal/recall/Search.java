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

    private final Analysis analysis;
    private final TokenEstimator estimator;
    private final Tuning tuning;

    Search(Analysis analysis, TokenEstimator estimator, Tuning tuning) {
        this.tuning = tuning;
        this.analysis = analysis;
        this.estimator = estimator;
    }

    Recollection run(Field field, Question question) throws IOException {
        RecallQuery query = question.query();
        List<Comparison> comparisons = field.compare(question.vector());
        int most = Math.max(64, Math.min(MOST_UNITS, query.budget() / Packing.SHORTEST));
        List<Hit> hits = new Ranking(field.parts(), question, most).rank(comparisons, tuning);
        View view = query.select().view();
        List<Piece> pieces = new Pieces(field.parts(), view, query.now().toInstant()).of(hits);
        pieces = Importance.order(pieces);
        if (view.kind() == View.Kind.CURRENT && tuning.newer()) {
            pieces = new Currency(analysis, question).order(pieces);
        }
        pieces = Disagreements.together(pieces);
        Abbreviation abbreviation = new Abbreviation(question.terms());
        Wording wording = new Wording(abbreviation, estimator, query.now().getZone());
        Packing packing = new Packing(wording, query.budget(), tuning.shortened())
                .standingIn(new StandIns(analysis, question.terms(), query.select()));
        List<Item> items = packing.pack(pieces);
        return new Recollection(items, packing.tokens(), query.explain() ? question.notes() : List.of());
    }
}
