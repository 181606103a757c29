package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.Recollection.Freshness;
import dev.kairos.memory.internal.index.Body;
import dev.kairos.memory.internal.index.Snapshot;
import dev.kairos.memory.internal.index.Traits;
import java.util.List;

/**
 * An episode or a memory that fits, before it is put into words.
 *
 * @param part the scope it stands in
 * @param units its passages that fit, the best first; one for a memory
 * @param score how well it fits
 * @param body the words of the best passage
 * @param freshness whether it may be out of date
 */
record Piece(Snapshot part, List<Integer> units, float score, Body body, Freshness freshness) {

    int best() {
        return units.get(0);
    }

    Traits traits() {
        return new Traits(part.columns().traits(best()));
    }

    long time() {
        return part.columns().time(best());
    }

    Piece with(Freshness freshness) {
        return new Piece(part, units, score, body, freshness);
    }
}
