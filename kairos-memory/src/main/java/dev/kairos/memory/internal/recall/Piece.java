package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.Recollection.Freshness;
import dev.kairos.memory.internal.index.Body;
import dev.kairos.memory.internal.index.Snapshot;
import dev.kairos.memory.internal.index.Traits;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An episode or a memory that fits, before it is put into words. Used by one thread. */
final class Piece {
    private final Snapshot part;
    private final List<Integer> units;
    private final float score;
    private final Freshness freshness;
    private @Nullable Body body;

    /**
     * A piece.
     *
     * @param part the scope it stands in
     * @param units its passages that fit, the best first; one for a memory
     * @param score how well it fits
     * @param freshness whether it may be out of date
     */
    Piece(Snapshot part, List<Integer> units, float score, Freshness freshness) {
        this.part = part;
        this.units = units;
        this.score = score;
        this.freshness = freshness;
    }

    Snapshot part() {
        return part;
    }

    float score() {
        return score;
    }

    Freshness freshness() {
        return freshness;
    }

    int best() {
        return units.get(0);
    }

    /** The words of the best passage; read when they are first asked for, for most pieces never come back. */
    Body body() throws IOException {
        if (body == null) {
            body = part.body(best());
        }
        return body;
    }

    Traits traits() {
        return new Traits(part.columns().traits(best()));
    }

    long time() {
        return part.columns().time(best());
    }

    Piece with(Freshness freshness) {
        Piece piece = new Piece(part, units, score, freshness);
        piece.body = body;
        return piece;
    }
}
