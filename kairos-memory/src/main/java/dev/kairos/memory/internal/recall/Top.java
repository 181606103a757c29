package dev.kairos.memory.internal.recall;

import java.util.PriorityQueue;

/** Finds the largest of many numbers. */
final class Top {
    private Top() {}

    /** The places of the largest numbers above 0, the largest first; of equal ones the earlier first. */
    static int[] of(float[] values, int most) {
        PriorityQueue<Integer> kept = new PriorityQueue<>(
                (a, b) -> values[a] == values[b] ? Integer.compare(b, a) : Float.compare(values[a], values[b]));
        float least = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > least) {
                kept.add(i);
                if (kept.size() > most) {
                    kept.remove();
                    least = values[kept.element()];
                }
            }
        }
        int[] places = new int[kept.size()];
        for (int i = places.length - 1; i >= 0; i--) {
            places[i] = kept.remove();
        }
        return places;
    }
}
