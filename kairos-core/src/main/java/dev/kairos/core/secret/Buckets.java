package dev.kairos.core.secret;

import java.util.ArrayList;
import java.util.List;

/**
 * Shares keywords out among 64 buckets, such that as little text as possible passes for a keyword of a bucket: those with
 * the same characters at the same places come together. Plain arrays, because this runs before anything is compiled, on the way
 * to the first text.
 */
final class Buckets {
    static final int COUNT = Long.SIZE;

    // How frequent characters are in text: the more, the heavier.
    private static final CharSet MOST_FREQUENT = CharSet.of(" etaoinsr");
    private static final CharSet FREQUENT = MOST_FREQUENT.or(CharSet.of("hldcumfpgwybvk\",.:"));
    private static final int MOST_FREQUENT_WEIGHT = 12;
    private static final int FREQUENT_WEIGHT = 6;

    private final List<List<Keyword>> keywords = new ArrayList<>();
    private final long[] low = new long[COUNT * Keyword.WIDTH];
    private final long[] high = new long[COUNT * Keyword.WIDTH];
    private final int[] weights = new int[COUNT * Keyword.WIDTH];

    Buckets(List<Keyword> all) {
        for (int i = 0; i < COUNT; i++) {
            keywords.add(new ArrayList<>());
        }
        for (Keyword keyword : all) {
            add(keyword);
        }
    }

    List<Keyword> keywords(int bucket) {
        return keywords.get(bucket);
    }

    /** What the keywords of a bucket have at a place. */
    CharSet set(int bucket, int place) {
        int at = bucket * Keyword.WIDTH + place;
        return new CharSet(low[at], high[at], false);
    }

    private void add(Keyword keyword) {
        long[] itsLow = new long[Keyword.WIDTH];
        long[] itsHigh = new long[Keyword.WIDTH];
        for (int place = 0; place < Keyword.WIDTH; place++) {
            itsLow[place] = keyword.set(place).low();
            itsHigh[place] = keyword.set(place).high();
        }
        int bucket = cheapest(itsLow, itsHigh);
        keywords.get(bucket).add(keyword);
        for (int place = 0; place < Keyword.WIDTH; place++) {
            int at = bucket * Keyword.WIDTH + place;
            weights[at] += weight(itsLow[place] & ~low[at], itsHigh[place] & ~high[at]);
            low[at] |= itsLow[place];
            high[at] |= itsHigh[place];
        }
    }

    /** The bucket in which the least further text passes for a keyword. */
    private int cheapest(long[] itsLow, long[] itsHigh) {
        int best = 0;
        long least = Long.MAX_VALUE;
        for (int bucket = 0; bucket < COUNT && least > 0; bucket++) {
            long cost = cost(bucket * Keyword.WIDTH, itsLow, itsHigh);
            best = cost < least ? bucket : best;
            least = Math.min(cost, least);
        }
        return best;
    }

    private long cost(int from, long[] itsLow, long[] itsHigh) {
        long before = 1;
        long after = 1;
        for (int place = 0; place < Keyword.WIDTH; place++) {
            int at = from + place;
            before *= weights[at];
            after *= weights[at] + weight(itsLow[place] & ~low[at], itsHigh[place] & ~high[at]);
        }
        return after - before;
    }

    private static int weight(long low, long high) {
        return (low == 0 ? 0 : weight(low, FREQUENT.low(), MOST_FREQUENT.low()))
                + (high == 0 ? 0 : weight(high, FREQUENT.high(), MOST_FREQUENT.high()));
    }

    private static int weight(long bits, long frequent, long mostFrequent) {
        return Long.bitCount(bits)
                + FREQUENT_WEIGHT * Long.bitCount(bits & frequent)
                + MOST_FREQUENT_WEIGHT * Long.bitCount(bits & mostFrequent);
    }
}
