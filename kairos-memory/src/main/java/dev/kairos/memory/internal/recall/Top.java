package dev.kairos.memory.internal.recall;

import java.util.Arrays;

/** Keeps the units with the largest scores above 0; of equal ones the earlier. A heap with the least on top. */
final class Top {
    private final int most;
    private int[] units;
    private float[] scores;
    private int size;

    Top(int most) {
        this.most = most;
        this.units = new int[Math.min(most, 256)];
        this.scores = new float[units.length];
    }

    /** The places of the largest of many numbers, the largest first. */
    static int[] of(float[] values, int most) {
        Top top = new Top(most);
        for (int i = 0; i < values.length; i++) {
            top.offer(i, values[i]);
        }
        return top.units();
    }

    /** What a score has to exceed to be kept. */
    float least() {
        return size < most ? 0 : scores[0];
    }

    /** Units come in rising order. */
    void offer(int unit, float score) {
        if (score <= least()) {
            return;
        }
        if (size == most) {
            sink(0, unit, score, size);
            return;
        }
        if (size == units.length) {
            units = Arrays.copyOf(units, Math.min(most, size * 2));
            scores = Arrays.copyOf(scores, units.length);
        }
        rise(size++, unit, score);
    }

    /** The units, the one with the largest score first. Ends the use of the heap. */
    int[] units() {
        for (int end = size - 1; end > 0; end--) {
            int unit = units[0];
            float score = scores[0];
            sink(0, units[end], scores[end], end);
            units[end] = unit;
            scores[end] = score;
        }
        return Arrays.copyOf(units, size);
    }

    private void rise(int from, int unit, float score) {
        int at = from;
        while (at > 0 && isLess(unit, score, (at - 1) / 2)) {
            move((at - 1) / 2, at);
            at = (at - 1) / 2;
        }
        units[at] = unit;
        scores[at] = score;
    }

    private void sink(int from, int unit, float score, int end) {
        int at = from;
        for (int child = 2 * at + 1; child < end; child = 2 * at + 1) {
            if (child + 1 < end && isLess(units[child + 1], scores[child + 1], child)) {
                child++;
            }
            if (isLess(unit, score, child)) {
                break;
            }
            move(child, at);
            at = child;
        }
        units[at] = unit;
        scores[at] = score;
    }

    private void move(int from, int to) {
        units[to] = units[from];
        scores[to] = scores[from];
    }

    /** Of equal scores the later unit is the lesser. */
    private boolean isLess(int unit, float score, int at) {
        return score < scores[at] || (score == scores[at] && unit > units[at]);
    }
}
