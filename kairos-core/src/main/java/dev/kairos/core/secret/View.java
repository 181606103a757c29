package dev.kairos.core.secret;

import java.util.Arrays;

/** A text that was decoded or joined from a part of another one, and where each of its characters came from. */
final class View {
    private final StringBuilder text;
    private int[] starts;
    private int[] ends;

    View(int capacity) {
        text = new StringBuilder(capacity);
        starts = new int[Math.max(1, capacity)];
        ends = new int[Math.max(1, capacity)];
    }

    void add(char c, int start, int end) {
        int length = text.length();
        if (length == starts.length) {
            starts = Arrays.copyOf(starts, length * 2);
            ends = Arrays.copyOf(ends, length * 2);
        }
        starts[length] = start;
        ends[length] = end;
        text.append(c);
    }

    void clear() {
        text.setLength(0);
    }

    int length() {
        return text.length();
    }

    String text() {
        return text.toString();
    }

    /** Where the character at {@code index} begins in the original. */
    int start(int index) {
        return starts[index];
    }

    /** Where the character before {@code index} ends in the original. */
    int end(int index) {
        return ends[index - 1];
    }
}
