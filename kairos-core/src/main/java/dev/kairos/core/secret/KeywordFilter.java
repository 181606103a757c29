package dev.kairos.core.secret;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds keywords in one pass. Four tables tell for each character which of 64 buckets have a keyword with that character at its
 * first, second, third and fourth place; a bucket that survives four characters in a row is looked at closer. That costs four
 * loads a character, independent of each other and of the number of keywords.
 */
final class KeywordFilter {
    private static final int BUCKETS = 64;
    private static final int ASCII = 128;
    private static final int WINDOW = 8_192;

    /** The most frequent characters of text, the first ones most: decides which keywords share a bucket. */
    private static final String FREQUENT = " etaoinsrhldcumfpgwybvk\",.:";

    private static final int[] WEIGHTS = weights();

    private final long[][] places = new long[Keyword.WIDTH][ASCII];
    private final Keyword[][] buckets = new Keyword[BUCKETS][];

    KeywordFilter(List<Keyword> keywords) {
        List<List<Keyword>> shares = new ArrayList<>();
        for (int i = 0; i < BUCKETS; i++) {
            shares.add(new ArrayList<>());
        }
        double[][] weights = new double[BUCKETS][Keyword.WIDTH];
        for (Keyword keyword : keywords) {
            char[][] members = new char[Keyword.WIDTH][];
            for (int place = 0; place < Keyword.WIDTH; place++) {
                members[place] = keyword.sets().get(place).members();
            }
            int bucket = cheapest(members, weights);
            shares.get(bucket).add(keyword);
            for (int place = 0; place < Keyword.WIDTH; place++) {
                weights[bucket][place] += further(bucket, place, members[place]);
                admit(bucket, place, members[place]);
            }
        }
        for (int i = 0; i < BUCKETS; i++) {
            buckets[i] = shares.get(i).toArray(new Keyword[0]);
        }
    }

    /** Calls the detector of each keyword in the text of the pass, from left to right. */
    void run(Pass pass) {
        int length = pass.text.length();
        int overlap = Keyword.WIDTH - 1;
        char[] window = new char[Math.min(length, WINDOW + overlap)];
        for (int start = 0; start < length; start += WINDOW) {
            int end = Math.min(length, start + WINDOW + overlap);
            pass.text.getChars(start, end, window, 0);
            for (int at = next(window, 0, end - start); at >= 0; at = next(window, at + 1, end - start)) {
                call(pass, start + at, survivors(window, at));
            }
        }
    }

    private void call(Pass pass, int at, long found) {
        for (long rest = found; rest != 0; rest &= rest - 1) {
            for (Keyword keyword : buckets[Long.numberOfTrailingZeros(rest)]) {
                if (keyword.isAt(pass.text, at)) {
                    keyword.detector().at(pass, at);
                }
            }
        }
    }

    /** The first place from {@code from} on where a bucket survives, or -1. Characters beyond ASCII stand for one within. */
    private int next(char[] window, int from, int length) {
        long[] first = places[0];
        long[] second = places[1];
        long[] third = places[2];
        long[] fourth = places[3];
        long one = 0;
        long two = 0;
        long three = 0;
        for (int i = from; i < length; i++) {
            int c = window[i] & ASCII - 1;
            if ((three & fourth[c]) != 0) {
                return i - Keyword.WIDTH + 1;
            }
            three = two & third[c];
            two = one & second[c];
            one = first[c];
        }
        return -1;
    }

    private long survivors(char[] window, int at) {
        long found = -1L;
        for (int place = 0; place < Keyword.WIDTH; place++) {
            found &= places[place][window[at + place] & ASCII - 1];
        }
        return found;
    }

    /** The bucket in which the least further text passes for a keyword. */
    private int cheapest(char[][] members, double[][] weights) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            double before = 1;
            double after = 1;
            for (int place = 0; place < Keyword.WIDTH; place++) {
                double weight = weights[bucket][place];
                before *= weight;
                after *= weight + further(bucket, place, members[place]);
            }
            if (after - before < least) {
                least = after - before;
                best = bucket;
            }
        }
        return best;
    }

    /** How frequent the characters are that a bucket does not yet have at a place. */
    private double further(int bucket, int place, char[] members) {
        double weight = 0;
        for (char c : members) {
            if ((places[place][c] >>> bucket & 1) == 0) {
                weight += WEIGHTS[c];
            }
        }
        return weight;
    }

    private static int[] weights() {
        int[] weights = new int[ASCII];
        for (char c = 0; c < ASCII; c++) {
            int rank = FREQUENT.indexOf(c);
            weights[c] = rank < 0 ? 1 : FREQUENT.length() - rank;
        }
        return weights;
    }

    private void admit(int bucket, int place, char[] members) {
        for (char c : members) {
            places[place][c] |= 1L << bucket;
        }
    }
}
