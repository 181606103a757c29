package dev.kairos.memory.internal.vector;

/** A vector of unit length in one byte per dimension, and the signs of its dimensions. */
final class Codes {
    private static final int LARGEST = 127;

    private Codes() {}

    /** Writes the codes of a vector and returns what to multiply them with. */
    static float write(float[] vector, byte[] target, int at) {
        float largest = 1e-9f;
        for (float value : vector) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < vector.length; i++) {
            target[at + i] = (byte) Math.round(vector[i] / largest * LARGEST);
        }
        return largest / LARGEST;
    }

    static void signs(byte[] codes, int from, int length, long[] target, int at) {
        for (int i = 0; i < length; i++) {
            if (codes[from + i] > 0) {
                target[at + (i >> 6)] |= 1L << i;
            }
        }
    }

    static int dot(byte[] left, byte[] right, int at, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += left[i] * right[at + i];
        }
        return sum;
    }

    static int words(int dimensions) {
        return (dimensions + 63) >> 6;
    }
}
