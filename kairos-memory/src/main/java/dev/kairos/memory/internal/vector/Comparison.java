package dev.kairos.memory.internal.vector;

import dev.kairos.memory.internal.vector.VectorTable.Question;

/** A question beside the vectors of units, as they were when it was asked. */
public final class Comparison {
    /** What stands for a unit without a vector. */
    public static final float NONE = Float.NaN;

    private final VectorTable.View table;
    private final int[] slots;
    private final Question question;

    Comparison(VectorTable.View table, int[] slots, Question question) {
        this.table = table;
        this.slots = slots;
        this.question = question;
    }

    /** The cosine of a unit with the question, or {@link #NONE}. */
    public float cosine(int unit) {
        return slots[unit] < 0 ? NONE : table.cosine(slots[unit], question);
    }

    /** In how many dimensions the signs differ, a first and cheap look; the largest number for a unit without a vector. */
    public int distance(int unit) {
        return slots[unit] < 0 ? Integer.MAX_VALUE : table.distance(slots[unit], question);
    }
}
