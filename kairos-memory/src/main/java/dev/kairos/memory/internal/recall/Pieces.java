package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Recollection.Freshness;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.View;
import dev.kairos.memory.internal.index.Snapshot;
import dev.kairos.memory.internal.index.Traits;
import dev.kairos.memory.internal.recall.Ranking.Hit;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the best hit of each episode, leaves out what the view does not show, and says what is out of date. */
final class Pieces {
    private final List<Snapshot> parts;
    private final View view;
    private final Instant now;

    Pieces(List<Snapshot> parts, View view, Instant now) {
        this.parts = parts;
        this.view = view;
        this.now = now;
    }

    /** Names what belongs together: a memory alone, the passages of an episode. */
    private record Whole(int part, long sequence, int unit) {}

    List<Piece> of(List<Hit> hits) throws IOException {
        Set<Whole> seen = new HashSet<>();
        List<Piece> pieces = new ArrayList<>();
        for (Hit hit : hits) {
            Snapshot part = parts.get(hit.part());
            long sequence = part.columns().sequence(hit.unit());
            if (seen.add(new Whole(hit.part(), sequence, sequence == 0 ? hit.unit() : 0))) {
                Freshness freshness = freshness(part, hit.unit());
                if (freshness != null) {
                    pieces.add(new Piece(part, hit, freshness));
                }
            }
        }
        return pieces;
    }

    private @Nullable Freshness freshness(Snapshot part, int unit) throws IOException {
        if (new Traits(part.columns().traits(unit)).isMemory()) {
            return freshness(part.memories().get(part.body(unit).id()));
        }
        boolean outdated = !part.citations().outdated().isEmpty()
                && part.citations().outdated().containsKey(part.body(unit).id());
        return outdated ? Freshness.STALE : Freshness.CURRENT;
    }

    /** How a memory stands in the view, or {@code null} if the view does not show it. */
    private @Nullable Freshness freshness(@Nullable Memory memory) {
        if (memory == null) {
            return null;
        }
        if (view instanceof View.AsOf asOf) {
            return held(memory, asOf.instant()) ? Freshness.CURRENT : null;
        }
        boolean holds = memory.isLive()
                && (isDated(memory) || memory.statement().valid().contains(now));
        if (holds) {
            return Freshness.CURRENT;
        }
        boolean hidden = view.kind() == View.Kind.CURRENT && !memory.isLive();
        return hidden ? null : Freshness.STALE;
    }

    /** An event is not outdated before or after it happens. */
    private static boolean isDated(Memory memory) {
        return memory.statement().kind() == Statement.Kind.EVENT;
    }

    private static boolean held(Memory memory, Instant at) {
        Instant retired = memory.retired();
        boolean known = !memory.recorded().isAfter(at) && (retired == null || retired.isAfter(at));
        return known && memory.statement().valid().contains(at);
    }
}
