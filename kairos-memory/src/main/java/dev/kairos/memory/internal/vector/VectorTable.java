package dev.kairos.memory.internal.vector;

import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * Vectors by the hash of their text, about {@code 1.2 × dimensions} bytes each: one byte a dimension, a factor, and a bit a
 * dimension for the first look. Callers keep writers away from readers.
 */
final class VectorTable {
    private static final int SMALLEST = 64;

    private final int dimensions;
    private final int words;
    private long[] keys = new long[SMALLEST];
    private int[] slots = new int[SMALLEST];
    private long[] hashes = new long[SMALLEST / 2];
    private float[] factors = new float[SMALLEST / 2];
    private byte[] codes;
    private long[] signs;
    private int size;

    VectorTable(int dimensions) {
        this.dimensions = dimensions;
        this.words = Codes.words(dimensions);
        this.codes = new byte[SMALLEST / 2 * dimensions];
        this.signs = new long[SMALLEST / 2 * words];
    }

    int size() {
        return size;
    }

    /** Where the vector of a text stands, or -1. */
    int slot(long hash) {
        int mask = keys.length - 1;
        for (int at = (int) (hash >>> 32) & mask; keys[at] != 0; at = (at + 1) & mask) {
            if (keys[at] == hash) {
                return slots[at];
            }
        }
        return -1;
    }

    void put(long hash, float[] vector) {
        if (slot(hash) >= 0) {
            return;
        }
        room();
        factors[size] = Codes.write(vector, codes, size * dimensions);
        add(hash);
    }

    void put(long hash, float factor, byte[] from) {
        if (slot(hash) >= 0) {
            return;
        }
        room();
        factors[size] = factor;
        System.arraycopy(from, 0, codes, size * dimensions, dimensions);
        add(hash);
    }

    long hash(int slot) {
        return hashes[slot];
    }

    float factor(int slot) {
        return factors[slot];
    }

    byte[] codes(int slot) {
        return Arrays.copyOfRange(codes, slot * dimensions, (slot + 1) * dimensions);
    }

    /** What stands in the table now; later additions do not disturb it. */
    View view() {
        return new View(codes, factors, signs, dimensions);
    }

    /** The vectors whose hashes the predicate accepts. */
    VectorTable retaining(LongPredicate keep) {
        VectorTable kept = new VectorTable(dimensions);
        for (int slot = 0; slot < size; slot++) {
            if (keep.test(hashes[slot])) {
                kept.put(hashes[slot], factors[slot], codes(slot));
            }
        }
        return kept;
    }

    /**
     * A vector that others are compared with.
     *
     * @param codes one byte a dimension
     * @param factor what to multiply them with
     * @param signs one bit a dimension
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
    record Question(byte[] codes, float factor, long[] signs) {
        static Question of(float[] vector) {
            byte[] codes = new byte[vector.length];
            long[] signs = new long[Codes.words(vector.length)];
            float factor = Codes.write(vector, codes, 0);
            Codes.signs(codes, 0, codes.length, signs, 0);
            return new Question(codes, factor, signs);
        }
    }

    /**
     * The arrays of a table.
     *
     * @param codes one byte a dimension
     * @param factors what to multiply the codes with
     * @param signs one bit a dimension
     * @param dimensions how many
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; what is in view is never changed.
    record View(byte[] codes, float[] factors, long[] signs, int dimensions) {

        /** The cosine of a vector with a question. */
        float cosine(int slot, Question question) {
            return Codes.dot(question.codes(), codes, slot * dimensions, dimensions)
                    * factors[slot]
                    * question.factor();
        }

        /** In how many dimensions the signs differ from those of a question. */
        int distance(int slot, Question question) {
            int words = question.signs().length;
            int sum = 0;
            for (int i = 0; i < words; i++) {
                sum += Long.bitCount(signs[slot * words + i] ^ question.signs()[i]);
            }
            return sum;
        }
    }

    private void add(long hash) {
        hashes[size] = hash;
        Codes.signs(codes, size * dimensions, dimensions, signs, size * words);
        insert(hash, size);
        size++;
    }

    private void insert(long hash, int slot) {
        int mask = keys.length - 1;
        int at = (int) (hash >>> 32) & mask;
        while (keys[at] != 0) {
            at = (at + 1) & mask;
        }
        keys[at] = hash;
        slots[at] = slot;
    }

    private void room() {
        if (size < hashes.length) {
            return;
        }
        int more = size * 2;
        hashes = Arrays.copyOf(hashes, more);
        factors = Arrays.copyOf(factors, more);
        codes = Arrays.copyOf(codes, Math.multiplyExact(more, dimensions));
        signs = Arrays.copyOf(signs, more * words);
        keys = new long[more * 2];
        slots = new int[more * 2];
        for (int slot = 0; slot < size; slot++) {
            insert(hashes[slot], slot);
        }
    }
}
