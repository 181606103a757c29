package dev.kairos.memory.internal.file;

import java.util.Arrays;

/** Where the lines of a log stand: 16 bytes each. */
final class Positions {
    private int[] segments = new int[16];
    private long[] places = new long[16];
    private int size;

    /** At most 4 GiB into a file, at most 2 GiB long. */
    void add(int segment, long offset, int length) {
        if (size == segments.length) {
            segments = Arrays.copyOf(segments, size * 2);
            places = Arrays.copyOf(places, size * 2);
        }
        segments[size] = segment;
        places[size] = offset << 32 | length;
        size++;
    }

    int size() {
        return size;
    }

    int segment(int index) {
        return segments[index];
    }

    long offset(int index) {
        return places[index] >>> 32;
    }

    int length(int index) {
        return (int) places[index];
    }

    void shrink(int to) {
        size = to;
    }
}
