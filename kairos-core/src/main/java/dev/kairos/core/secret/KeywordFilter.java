package dev.kairos.core.secret;

import java.util.List;

/**
 * Finds keywords in one pass. A table tells for each character which of 64 buckets have a keyword with that character at its
 * first, second, third and fourth place; a bucket that survives four characters in a row is looked at closer. That costs four
 * loads a character, independent of each other and of the number of keywords.
 */
final class KeywordFilter {
    private static final int ASCII = 128;
    private static final int WINDOW = 8_192;

    /** For each character the buckets that have it at the first, the second, the third and the fourth place. */
    private final long[] places = new long[ASCII * Keyword.WIDTH];

    private final Keyword[][] buckets = new Keyword[Buckets.COUNT][];

    KeywordFilter(List<Keyword> keywords) {
        Buckets shared = new Buckets(keywords);
        for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
            buckets[bucket] = shared.keywords(bucket).toArray(new Keyword[0]);
            for (int place = 0; place < Keyword.WIDTH; place++) {
                for (char c : shared.set(bucket, place).members()) {
                    places[c * Keyword.WIDTH + place] |= 1L << bucket;
                }
            }
        }
    }

    /** Whether no keyword can be in a text. */
    boolean isClean(String text) {
        long[] table = places;
        long one = 0;
        long two = 0;
        long three = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = (text.charAt(i) & ASCII - 1) * Keyword.WIDTH;
            long found = three & table[c + 3];
            if (found != 0 && isKeyword(text, i - Keyword.WIDTH + 1, found)) {
                return false;
            }
            three = two & table[c + 2];
            two = one & table[c + 1];
            one = table[c];
        }
        return true;
    }

    private boolean isKeyword(String text, int at, long found) {
        for (long rest = found; rest != 0; rest &= rest - 1) {
            for (Keyword keyword : buckets[Long.numberOfTrailingZeros(rest)]) {
                if (keyword.isAt(text, at)) {
                    return true;
                }
            }
        }
        return false;
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
                    keyword.detector.at(pass, at);
                }
            }
        }
    }

    /** The first place from {@code from} on where a bucket survives, or -1. Characters beyond ASCII stand for one within. */
    private int next(char[] window, int from, int length) {
        long[] table = places;
        long one = 0;
        long two = 0;
        long three = 0;
        for (int i = from; i < length; i++) {
            int c = (window[i] & ASCII - 1) * Keyword.WIDTH;
            if ((three & table[c + 3]) != 0) {
                return i - Keyword.WIDTH + 1;
            }
            three = two & table[c + 2];
            two = one & table[c + 1];
            one = table[c];
        }
        return -1;
    }

    private long survivors(char[] window, int at) {
        long found = -1L;
        for (int place = 0; place < Keyword.WIDTH; place++) {
            found &= places[(window[at + place] & ASCII - 1) * Keyword.WIDTH + place];
        }
        return found;
    }
}
