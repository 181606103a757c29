package dev.kairos.embeddings;

import java.util.Arrays;

/** A list of numbers that takes no more than it may hold. */
final class Ids {
    private final long[] ids;
    private int size;

    Ids(int most) {
        this.ids = new long[most];
    }

    void add(int id) {
        if (size < ids.length) {
            ids[size++] = id;
        }
    }

    boolean full() {
        return size == ids.length;
    }

    int size() {
        return size;
    }

    void shrink(int to) {
        size = to;
    }

    long[] endedBy(int last) {
        long[] all = Arrays.copyOf(ids, size + 1);
        all[size] = last;
        return all;
    }
}
