package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.Recollection.Freshness;
import dev.kairos.memory.internal.text.Analysis;
import java.util.ArrayList;
import java.util.List;

/** Puts what is so now before what was so: stale pieces last, and of two that tell the same fact the newer one first. */
final class Currency {
    private final Analysis analysis;
    private final Question question;

    Currency(Analysis analysis, Question question) {
        this.analysis = analysis;
        this.question = question;
    }

    List<Piece> order(List<Piece> pieces) {
        List<Piece> fresh = new ArrayList<>();
        List<Piece> stale = new ArrayList<>();
        for (Piece piece : pieces) {
            (piece.freshness() == Freshness.STALE ? stale : fresh).add(piece);
        }
        fresh.addAll(stale);
        return fresh;
    }
}
