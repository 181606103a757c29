package dev.kairos.memory.internal.recall;

import dev.kairos.memory.internal.index.Columns;
import dev.kairos.memory.internal.index.Linking;
import dev.kairos.memory.internal.index.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * How well the words of a question fit units: BM25 over the words of a unit, and BM25 over those of a unit and its neighbours.
 * Statistics are those of all scopes that are looked at, and of no others. Used once, by one thread.
 */
final class WordScores {
    /** BM25's usual constants. */
    private static final float SATURATION = 1.2f;

    private static final float LENGTH = 0.75f;
    /** Terms of a question beyond these, the rarest first, are not looked at. */
    private static final int MOST_TERMS = 48;
    /** In a large index, the neighbours of a term that stands in more than one of so many units are not looked at. */
    private static final int COMMON = 12;

    private static final int LARGE = 20_000;

    private final List<Snapshot> parts;
    private final Filter filter;
    private final int total;
    private final float meanLength;
    private final float meanNearLength;
    final float[][] own;
    final float[][] near;

    private WordScores(List<Snapshot> parts, Filter filter) {
        this.parts = parts;
        this.filter = filter;
        this.own = new float[parts.size()][];
        this.near = new float[parts.size()][];
        int units = 0;
        double length = 0;
        double nearLength = 0;
        for (int i = 0; i < own.length; i++) {
            Columns columns = parts.get(i).columns();
            own[i] = new float[columns.size()];
            near[i] = new float[columns.size()];
            units += columns.size();
            length += columns.meanLength() * columns.size();
            nearLength += columns.meanNearLength() * columns.size();
        }
        this.total = units;
        this.meanLength = (float) (length / Math.max(1, units));
        this.meanNearLength = (float) (nearLength / Math.max(1, units));
    }

    static WordScores of(List<Snapshot> parts, Filter filter, Collection<String> terms) throws IOException {
        WordScores scores = new WordScores(parts, filter);
        List<Postings[]> found = new ArrayList<>();
        for (String term : terms) {
            Postings[] postings = scores.read(term);
            if (count(postings) > 0) {
                found.add(postings);
            }
        }
        found.sort((a, b) -> Integer.compare(count(a), count(b)));
        int[][] frequencies = new int[parts.size()][];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = new int[scores.own[i].length];
        }
        for (Postings[] postings : found.subList(0, Math.min(MOST_TERMS, found.size()))) {
            scores.addOwn(postings);
            scores.addNear(postings, frequencies);
        }
        scale(scores.own);
        scale(scores.near);
        return scores;
    }

    private Postings[] read(String term) throws IOException {
        Postings[] all = new Postings[parts.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = Postings.read(parts.get(i), term, filter);
        }
        return all;
    }

    private void addOwn(Postings[] postings) {
        float weight = weight(count(postings));
        for (int part = 0; part < postings.length; part++) {
            Columns columns = parts.get(part).columns();
            Postings found = postings[part];
            float[] scores = own[part];
            for (int i = 0; i < found.count; i++) {
                int unit = found.units[i];
                scores[unit] += weight * part(found.frequencies[i], columns.length(unit), meanLength);
            }
        }
    }

    private void addNear(Postings[] postings, int[][] frequencies) {
        boolean alone = total > LARGE && count(postings) > total / COMMON;
        int touched = 0;
        Postings[] around = new Postings[postings.length];
        for (int part = 0; part < postings.length; part++) {
            around[part] = alone
                    ? postings[part]
                    : spread(postings[part], parts.get(part).columns(), frequencies[part]);
            touched += around[part].count;
        }
        float weight = weight(touched);
        for (int part = 0; part < around.length; part++) {
            Columns columns = parts.get(part).columns();
            Postings found = around[part];
            float[] scores = near[part];
            for (int i = 0; i < found.count; i++) {
                int unit = found.units[i];
                scores[unit] += weight * part(found.frequencies[i], columns.nearLength(unit), meanNearLength);
            }
        }
    }

    /** The units within reach of those in which a term stands, with the sums of its frequencies. */
    private Postings spread(Postings postings, Columns columns, int[] sums) {
        Postings touched = new Postings(postings.count * 2);
        for (int i = 0; i < postings.count; i++) {
            int unit = postings.units[i];
            int frequency = postings.frequencies[i];
            touch(touched, sums, unit, frequency);
            int left = columns.previous(unit);
            int right = columns.next(unit);
            for (int step = 0; step < Linking.REACH && (left >= 0 || right >= 0); step++) {
                if (left >= 0) {
                    touch(touched, sums, left, frequency);
                    left = columns.previous(left);
                }
                if (right >= 0) {
                    touch(touched, sums, right, frequency);
                    right = columns.next(right);
                }
            }
        }
        for (int i = 0; i < touched.count; i++) {
            touched.frequencies[i] = sums[touched.units[i]];
            sums[touched.units[i]] = 0;
        }
        return touched;
    }

    private static void touch(Postings touched, int[] sums, int unit, int frequency) {
        if (sums[unit] == 0) {
            touched.add(unit, 0);
        }
        sums[unit] += frequency;
    }

    private float weight(int units) {
        return (float) Math.log(1 + (total - units + 0.5) / (units + 0.5));
    }

    private static float part(int frequency, int length, float mean) {
        return frequency / (frequency + SATURATION * (1 - LENGTH + LENGTH * length / mean));
    }

    private static int count(Postings[] postings) {
        return Arrays.stream(postings).mapToInt(each -> each.count).sum();
    }

    /** Makes the largest score 1. */
    private static void scale(float[][] scores) {
        float most = 0;
        for (float[] part : scores) {
            for (float score : part) {
                most = Math.max(most, score);
            }
        }
        float factor = most > 0 ? 1 / most : 0;
        for (float[] part : scores) {
            for (int unit = 0; unit < part.length; unit++) {
                part[unit] *= factor;
            }
        }
    }
}
