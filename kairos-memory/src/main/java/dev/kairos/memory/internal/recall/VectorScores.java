package dev.kairos.memory.internal.recall;

import dev.kairos.memory.internal.index.Columns;
import dev.kairos.memory.internal.index.Snapshot;
import dev.kairos.memory.internal.vector.Comparison;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * How near units are to a question in meaning, from 0 for the farthest to 1 for the nearest. In a large index only units that
 * stand out by the signs of their vectors or by their words are compared exactly; the others count as the farthest.
 */
final class VectorScores {
    /** Up to here every unit is compared. */
    private static final int SMALL = 8_192;

    private static final int BY_SIGNS = 400;
    private static final int BY_WORDS = 1_000;
    /** Neighbours count less than the unit itself. */
    private static final float NEIGHBOUR = 0.7f;

    final float[][] own;
    final float[][] spread;

    private VectorScores(List<Snapshot> parts) {
        this.own = new float[parts.size()][];
        this.spread = new float[parts.size()][];
        for (int i = 0; i < own.length; i++) {
            own[i] = new float[parts.get(i).size()];
            spread[i] = new float[parts.get(i).size()];
        }
    }

    static VectorScores of(List<Snapshot> parts, List<Comparison> comparisons, WordScores words) {
        VectorScores scores = new VectorScores(parts);
        int total = parts.stream().mapToInt(Snapshot::size).sum();
        for (int part = 0; part < parts.size(); part++) {
            Arrays.fill(scores.own[part], Float.NaN);
            if (total <= SMALL) {
                scores.compareAll(part, comparisons.get(part));
            } else {
                scores.compareSome(part, comparisons.get(part), words);
            }
        }
        scores.scale();
        for (int part = 0; part < parts.size(); part++) {
            scores.spread(part, parts.get(part).columns());
        }
        return scores;
    }

    private void compareAll(int part, Comparison comparison) {
        for (int unit = 0; unit < own[part].length; unit++) {
            own[part][unit] = comparison.cosine(unit);
        }
    }

    private void compareSome(int part, Comparison comparison, WordScores words) {
        PriorityQueue<long[]> nearest = new PriorityQueue<>((a, b) -> Long.compare(b[0], a[0]));
        int worst = Integer.MAX_VALUE;
        for (int unit = 0; unit < own[part].length; unit++) {
            int distance = comparison.distance(unit);
            if (distance < worst) {
                nearest.add(new long[] {distance, unit});
                if (nearest.size() > BY_SIGNS) {
                    nearest.remove();
                    worst = (int) nearest.element()[0];
                }
            }
        }
        nearest.forEach(each -> compare(part, (int) each[1], comparison));
        for (int unit : Top.of(words.near[part], BY_WORDS)) {
            compare(part, unit, comparison);
        }
        int step = Math.max(1, own[part].length / 256);
        for (int unit = 0; unit < own[part].length; unit += step) {
            compare(part, unit, comparison);
        }
    }

    private void compare(int part, int unit, Comparison comparison) {
        own[part][unit] = comparison.cosine(unit);
    }

    private void scale() {
        float least = Float.MAX_VALUE;
        float most = -Float.MAX_VALUE;
        for (float[] part : own) {
            for (float value : part) {
                if (!Float.isNaN(value)) {
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
        }
        float range = most - least;
        for (float[] part : own) {
            for (int unit = 0; unit < part.length; unit++) {
                part[unit] = Float.isNaN(part[unit]) || range <= 0 ? 0 : (part[unit] - least) / range;
            }
        }
    }

    private void spread(int part, Columns columns) {
        for (int unit = 0; unit < own[part].length; unit++) {
            float sum = own[part][unit];
            float weight = 1;
            int left = columns.previous(unit);
            int right = columns.next(unit);
            if (left >= 0) {
                sum += NEIGHBOUR * own[part][left];
                weight += NEIGHBOUR;
            }
            if (right >= 0) {
                sum += NEIGHBOUR * own[part][right];
                weight += NEIGHBOUR;
            }
            spread[part][unit] = sum / weight;
        }
    }
}
