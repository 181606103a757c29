package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Recollection.Freshness;
import dev.kairos.memory.internal.index.Body;
import dev.kairos.memory.internal.index.Snapshot;
import dev.kairos.memory.internal.index.Traits;
import dev.kairos.memory.internal.recall.Ranking.Hit;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An episode or a memory that fits, before it is put into words. Used by one thread. */
final class Piece {
    private final Snapshot part;
    private final Hit hit;
    private final Freshness freshness;
    private @Nullable Body body;
    private @Nullable Told note;

    /** A memory in the place of an episode, and how it is told. */
    record Told(Memory memory, String text) {}

    /**
     * A piece.
     *
     * @param part the scope it stands in
     * @param hit the best passage
     * @param freshness whether it may be out of date
     */
    Piece(Snapshot part, Hit hit, Freshness freshness) {
        this.part = part;
        this.hit = hit;
        this.freshness = freshness;
    }

    Snapshot part() {
        return part;
    }

    float score() {
        return hit.score();
    }

    String why() {
        return hit.why();
    }

    Freshness freshness() {
        return freshness;
    }

    int best() {
        return hit.unit();
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

    /** Whether the best passage is all of the episode. */
    boolean isWhole() {
        int unit = best();
        boolean before =
                unit > 0 && part.columns().sequence(unit - 1) == part.columns().sequence(unit);
        boolean after = unit + 1 < part.columns().size()
                && part.columns().sequence(unit + 1) == part.columns().sequence(unit);
        return !before && !after;
    }

    /** What comes in the place of the episode, or {@code null}. */
    @Nullable
    Told note() {
        return note;
    }

    Piece with(Freshness freshness) {
        return with(hit, freshness);
    }

    /** This piece with a score raised by so much. */
    Piece raised(double by) {
        return with(new Hit(hit.part(), hit.unit(), (float) (hit.score() + by), hit.why()), freshness);
    }

    private Piece with(Hit hit, Freshness freshness) {
        Piece piece = new Piece(part, hit, freshness);
        piece.body = body;
        piece.note = note;
        return piece;
    }

    /** This piece, told otherwise. */
    Piece with(Told told) {
        Piece piece = with(freshness);
        piece.note = told;
        return piece;
    }
}
