package dev.kairos.core.internal.journal;

import java.util.Arrays;

/**
 * Known places of some entries of an agent, by sequence. Entries point back to the one before; a waypoint stands in where
 * that pointer is outdated because the entry was copied, and every so often as a place to start from. The caller holds the
 * agent's lock.
 */
final class Waypoints {

    static final Waypoints NONE = new Waypoints(new long[0], new long[0], 0);

    private long[] sequences;
    private long[] positions;
    private int count;

    private Waypoints(long[] sequences, long[] positions, int count) {
        this.sequences = sequences;
        this.positions = positions;
        this.count = count;
    }

    static Waypoints empty() {
        return new Waypoints(new long[1], new long[1], 0);
    }

    Waypoints copy() {
        return count == 0
                ? NONE
                : new Waypoints(Arrays.copyOf(sequences, count), Arrays.copyOf(positions, count), count);
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The place of an entry; {@link Position#NONE} if it is not known here. */
    long get(long sequence) {
        int found = Arrays.binarySearch(sequences, 0, count, sequence);
        return found < 0 ? Position.NONE : positions[found];
    }

    /** The lowest sequence with a known place that is not below the given one; 0 if there is none. */
    long ceiling(long sequence) {
        int found = Arrays.binarySearch(sequences, 0, count, sequence);
        int at = found < 0 ? -found - 1 : found;
        return at == count ? 0 : sequences[at];
    }

    long highestPosition() {
        long highest = Position.NONE;
        for (int i = 0; i < count; i++) {
            highest = Math.max(highest, positions[i]);
        }
        return highest;
    }

    void put(long sequence, long position) {
        int found = Arrays.binarySearch(sequences, 0, count, sequence);
        if (found >= 0) {
            positions[found] = position;
            return;
        }
        if (count == sequences.length) {
            sequences = Arrays.copyOf(sequences, count + 1 + count / 2);
            positions = Arrays.copyOf(positions, sequences.length);
        }
        int at = -found - 1;
        move(at, at + 1);
        sequences[at] = sequence;
        positions[at] = position;
        count++;
    }

    void remove(long sequence) {
        int found = Arrays.binarySearch(sequences, 0, count, sequence);
        if (found >= 0) {
            move(found + 1, found);
            count--;
        }
    }

    void dropBelow(long sequence) {
        int found = Arrays.binarySearch(sequences, 0, count, sequence);
        int first = found < 0 ? -found - 1 : found;
        if (first > 0) {
            move(first, 0);
            count -= first;
            sequences = Arrays.copyOf(sequences, Math.max(1, count));
            positions = Arrays.copyOf(positions, Math.max(1, count));
        }
    }

    private void move(int from, int to) {
        System.arraycopy(sequences, from, sequences, to, count - from);
        System.arraycopy(positions, from, positions, to, count - from);
    }
}
