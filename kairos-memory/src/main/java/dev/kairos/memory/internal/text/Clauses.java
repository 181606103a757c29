package dev.kairos.memory.internal.text;

import dev.kairos.memory.internal.text.Passages.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;

/**
 * The clauses of a text and the stems in them, so that a question need not take the text apart again. Stems are kept by their
 * hashes: that two are taken for one costs a clause its place, nothing else. Immutable.
 */
public final class Clauses {

    /** Texts of up to so many characters are not taken apart. */
    public static final int LONGEST_WHOLE = 100;

    private static final Clauses NONE = new Clauses(List.of());

    private final List<Clause> all;

    private Clauses(List<Clause> all) {
        this.all = all;
    }

    /** A sentence or clause. */
    public static final class Clause {
        private final Range range;
        private final boolean dated;
        private final int[] stems;

        private Clause(Range range, boolean dated, int[] stems) {
            this.range = range;
            this.dated = dated;
            this.stems = stems;
        }

        /** Where it stands. */
        public Range range() {
            return range;
        }

        /** Whether a number stands in it. */
        public boolean isDated() {
            return dated;
        }

        /** How many words it has that carry something. */
        public int words() {
            return stems.length;
        }

        /** How many of some stems, given by their hashes in order, stand in it. */
        public int matches(int[] wanted) {
            int matches = 0;
            for (int stem : wanted) {
                for (int own : stems) {
                    if (own == stem) {
                        matches++;
                        break;
                    }
                }
            }
            return matches;
        }
    }

    /** Those of a text that is not taken apart. */
    public static Clauses none() {
        return NONE;
    }

    /** The hash of a stem. */
    public static int hash(String stem) {
        return stem.hashCode();
    }

    /** Takes a text apart; its stems are heard in order. */
    public static Clauses of(String text, Analysis analysis, Consumer<String> heard) {
        if (text.length() <= LONGEST_WHOLE) {
            analysis.read(text, (stem, from) -> heard.accept(stem));
            return NONE;
        }
        Reading reading = new Reading(Sentences.clauses(text));
        analysis.read(text, (stem, from) -> {
            heard.accept(stem);
            reading.add(stem, from);
        });
        return reading.done();
    }

    /** The clauses in order; none of a text that is not taken apart. */
    public List<Clause> all() {
        return all;
    }

    /** Writes them. */
    public void write(DataOutput out) throws IOException {
        out.writeVInt(all.size());
        int last = 0;
        for (Clause clause : all) {
            out.writeVInt(clause.range.from() - last);
            out.writeVInt(clause.range.to() - clause.range.from());
            out.writeVInt(clause.stems.length << 1 | (clause.dated ? 1 : 0));
            for (int stem : clause.stems) {
                out.writeInt(stem);
            }
            last = clause.range.to();
        }
    }

    /** Reads what was written. */
    public static Clauses read(DataInput in) throws IOException {
        int size = in.readVInt();
        if (size == 0) {
            return NONE;
        }
        List<Clause> all = new ArrayList<>(size);
        int last = 0;
        for (int i = 0; i < size; i++) {
            int from = last + in.readVInt();
            int to = from + in.readVInt();
            int words = in.readVInt();
            int[] stems = new int[words >>> 1];
            for (int word = 0; word < stems.length; word++) {
                stems[word] = in.readInt();
            }
            all.add(new Clause(new Range(from, to), (words & 1) != 0, stems));
            last = to;
        }
        return new Clauses(all);
    }

    /** Gathers stems clause by clause. */
    private static final class Reading {
        private final List<Range> ranges;
        private final List<Clause> done = new ArrayList<>();
        private int[] stems = new int[16];
        private int words;
        private boolean dated;

        Reading(List<Range> ranges) {
            this.ranges = ranges;
        }

        void add(String stem, int from) {
            while (done.size() < ranges.size() - 1
                    && from >= ranges.get(done.size()).to()) {
                end();
            }
            if (words == stems.length) {
                stems = Arrays.copyOf(stems, 2 * words);
            }
            stems[words++] = hash(stem);
            dated |= Character.isDigit(stem.charAt(0));
        }

        Clauses done() {
            while (done.size() < ranges.size()) {
                end();
            }
            return new Clauses(done);
        }

        private void end() {
            done.add(new Clause(ranges.get(done.size()), dated, Arrays.copyOf(stems, words)));
            words = 0;
            dated = false;
        }
    }
}
