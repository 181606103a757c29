package dev.kairos.memory.internal.store;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * From the ids of episodes to the indexes of their records, 12 to 24 bytes each. Keeps hashes, not ids: whoever looks up
 * says whether a candidate is the one.
 */
final class IdTable {
    private static final int FREE = -1;
    private static final int SMALLEST = 16;

    private long[] hashes = new long[SMALLEST];
    private int[] indexes = free(SMALLEST);
    private int size;

    void put(String id, int index) {
        if (size * 2 >= indexes.length) {
            grow();
        }
        insert(hash(id), index);
        size++;
    }

    /** The index whose record the predicate accepts, or -1. */
    int find(String id, IntPredicate isIt) {
        long hash = hash(id);
        for (int slot = slot(hash); indexes[slot] != FREE; slot = next(slot)) {
            if (hashes[slot] == hash && isIt.test(indexes[slot])) {
                return indexes[slot];
            }
        }
        return FREE;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldIndexes = indexes;
        hashes = new long[oldHashes.length * 2];
        indexes = free(oldIndexes.length * 2);
        for (int i = 0; i < oldIndexes.length; i++) {
            if (oldIndexes[i] != FREE) {
                insert(oldHashes[i], oldIndexes[i]);
            }
        }
    }

    private void insert(long hash, int index) {
        int slot = slot(hash);
        while (indexes[slot] != FREE) {
            slot = next(slot);
        }
        hashes[slot] = hash;
        indexes[slot] = index;
    }

    private int slot(long hash) {
        return (int) (hash >>> 32) & (indexes.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (indexes.length - 1);
    }

    private static int[] free(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, FREE);
        return slots;
    }

    /** FNV-1a over the characters, then the finaliser of MurmurHash3, so that the upper bits spread. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
