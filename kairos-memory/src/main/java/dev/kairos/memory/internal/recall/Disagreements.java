package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Memory.Link;
import dev.kairos.api.memory.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes what contradicts the first pieces in among the first ten, behind those that answer better: whoever reads the ones
 * should know of the others, and what a dream has linked wrongly must not push out what was asked for.
 */
final class Disagreements {
    private static final int FIRST = 10;
    private static final int MOST_MOVED = 3;
    /** What is further behind does not bear on the question. */
    private static final int DEEPEST = 150;

    private Disagreements() {}

    static List<Piece> together(List<Piece> pieces) throws IOException {
        if (pieces.size() <= FIRST
                || pieces.stream().allMatch(piece -> piece.part().memories().isEmpty())) {
            return pieces;
        }
        List<Piece> ordered = new ArrayList<>(pieces);
        List<Piece> moved = new ArrayList<>();
        for (int at = 0; at < FIRST - MOST_MOVED && moved.size() < MOST_MOVED; at++) {
            Set<String> wanted = opposed(ordered.get(at));
            for (int other = FIRST; !wanted.isEmpty() && other < Math.min(DEEPEST, ordered.size()); other++) {
                Piece piece = ordered.get(other);
                if (moved.size() < MOST_MOVED && isWanted(piece, wanted, ordered.get(at))) {
                    wanted.remove(piece.body().id());
                    moved.add(piece);
                }
            }
        }
        ordered.removeAll(moved);
        ordered.addAll(FIRST - moved.size(), moved);
        return ordered;
    }

    private static boolean isWanted(Piece piece, Set<String> wanted, Piece first) throws IOException {
        return piece.part().scope().equals(first.part().scope())
                && !piece.traits().isMemory()
                && wanted.contains(piece.body().id());
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
