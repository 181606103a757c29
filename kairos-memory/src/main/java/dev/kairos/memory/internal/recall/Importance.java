package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.Memory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Of what people said, what a dream found to say much comes before what it found to say little. */
final class Importance {
    /** Between what says nothing and what says most. */
    private static final double WEIGHT = 1;

    private static final double MEAN = 0.5;
    /** What is further behind does not come back anyway. */
    private static final int DEEPEST = 150;

    private Importance() {}

    static List<Piece> order(List<Piece> pieces) throws IOException {
        List<Piece> ordered = new ArrayList<>(pieces);
        List<Piece> first = ordered.subList(0, Math.min(DEEPEST, ordered.size()));
        boolean raised = false;
        for (int i = 0; i < first.size(); i++) {
            OptionalDouble importance = noted(first.get(i));
            if (importance.isPresent()) {
                first.set(i, first.get(i).raised(WEIGHT * (importance.getAsDouble() - MEAN)));
                raised = true;
            }
        }
        if (raised) {
            first.sort(Comparator.comparingDouble(piece -> -piece.score()));
        }
        return ordered;
    }

    private static OptionalDouble noted(Piece piece) throws IOException {
        boolean noted = !piece.part().citations().live().isEmpty();
        if (!noted || piece.traits().isMemory() || !piece.traits().isPerson()) {
            return OptionalDouble.empty();
        }
        return piece.part().citations().live().getOrDefault(piece.body().id(), List.of()).stream()
                .map(Memory::statement)
                .filter(statement -> statement.key() == null)
                .mapToDouble(statement -> statement.importance())
                .max();
    }
}
