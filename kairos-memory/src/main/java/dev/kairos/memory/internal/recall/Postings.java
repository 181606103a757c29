package dev.kairos.memory.internal.recall;

import dev.kairos.memory.internal.index.Snapshot;
import java.io.IOException;
import java.util.Arrays;

/** The units in which a term stands, and how often. */
final class Postings {
    int[] units;
    int[] frequencies;
    int count;

    Postings(int room) {
        this.units = new int[Math.max(8, room)];
        this.frequencies = new int[units.length];
    }

    static Postings read(Snapshot snapshot, String term, Filter filter) throws IOException {
        Postings postings = new Postings(64);
        snapshot.postings(term, (unit, frequency) -> {
            if (filter.accepts(snapshot.columns(), unit)) {
                postings.add(unit, frequency);
            }
        });
        return postings;
    }

    void add(int unit, int frequency) {
        if (count == units.length) {
            units = Arrays.copyOf(units, count * 2);
            frequencies = Arrays.copyOf(frequencies, count * 2);
        }
        units[count] = unit;
        frequencies[count] = frequency;
        count++;
    }
}
