package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Memory.Link;
import dev.kairos.api.memory.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts what contradicts one of the first pieces right behind it: whoever reads the one should know of the other. */
final class Disagreements {
    private static final int FIRST = 9;
    private static final int MOST_MOVED = 2;

    private Disagreements() {}

    static List<Piece> together(List<Piece> pieces) throws IOException {
        if (pieces.stream().allMatch(piece -> piece.part().memories().isEmpty())) {
            return pieces;
        }
        List<Piece> ordered = new ArrayList<>(pieces);
        for (int at = 0; at < Math.min(FIRST, ordered.size()); at++) {
            Set<String> wanted = opposed(ordered.get(at));
            int moved = 0;
            for (int other = at + 1; moved < MOST_MOVED && !wanted.isEmpty() && other < ordered.size(); other++) {
                Piece piece = ordered.get(other);
                boolean same =
                        piece.part().scope().equals(ordered.get(at).part().scope());
                if (same
                        && !piece.traits().isMemory()
                        && wanted.contains(piece.body().id())) {
                    wanted.remove(piece.body().id());
                    ordered.add(at + 1 + moved++, ordered.remove(other));
                }
            }
        }
        return ordered;
    }

    /** The ids of episodes that say otherwise. */
    private static Set<String> opposed(Piece piece) throws IOException {
        Set<String> opposed = new HashSet<>();
        if (piece.traits().isMemory()) {
            return opposed;
        }
        for (Memory memory :
                piece.part().citations().live().getOrDefault(piece.body().id(), List.of())) {
            for (Link link : memory.links()) {
                Memory other = link.kind() == Link.Kind.CONFLICTS_WITH
                        ? piece.part().memories().get(link.memory())
                        : null;
                if (other != null && other.isLive()) {
                    other.statement().grounds().sources().stream()
                            .map(Source::episode)
                            .forEach(opposed::add);
                }
            }
        }
        return opposed;
    }
}
