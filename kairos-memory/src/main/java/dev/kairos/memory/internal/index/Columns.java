package dev.kairos.memory.internal.index;

import java.util.Arrays;

/** What recall reads of every unit, in the order of the index: one array per property. Not changed once it is built. */
public final class Columns {
    final int size;
    final int[] traits;
    final int[] length;
    final long[] sequence;
    final long[] session;
    final long[] time;
    final long[] hash;
    final long[] voice;
    /** The unit before and after it in the same exchange, or -1. */
    final int[] previous;

    final int[] next;
    /** The first unit of its exchange, which names the exchange. */
    final int[] exchange;
    /** Sessions by number, -1 for memories. */
    final int[] sessionOrdinal;

    int sessions;
    /** The summed length of the units that are near. */
    final int[] nearLength;

    double meanLength;
    double meanNearLength;

    Columns(int size) {
        this.size = size;
        this.traits = new int[size];
        this.length = new int[size];
        this.sequence = new long[size];
        this.session = new long[size];
        this.time = new long[size];
        this.hash = new long[size];
        this.voice = new long[size];
        this.previous = new int[size];
        this.next = new int[size];
        this.exchange = new int[size];
        this.sessionOrdinal = new int[size];
        this.nearLength = new int[size];
        Arrays.fill(previous, -1);
        Arrays.fill(next, -1);
    }

    /** Takes over what is read from the index, for the units before a place. */
    void copy(Columns old, int count) {
        System.arraycopy(old.traits, 0, traits, 0, count);
        System.arraycopy(old.length, 0, length, 0, count);
        System.arraycopy(old.sequence, 0, sequence, 0, count);
        System.arraycopy(old.session, 0, session, 0, count);
        System.arraycopy(old.time, 0, time, 0, count);
        System.arraycopy(old.hash, 0, hash, 0, count);
        System.arraycopy(old.voice, 0, voice, 0, count);
    }

    /** How many units there are, deleted ones that still stand in the index included. */
    public int size() {
        return size;
    }

    /** The packed traits of a unit. */
    public int traits(int unit) {
        return traits[unit];
    }

    /** How many terms a unit has. */
    public int length(int unit) {
        return length[unit];
    }

    /** The place of a unit's episode in its scope; 0 for memories. */
    public long sequence(int unit) {
        return sequence[unit];
    }

    /** When it happened, in epoch seconds. */
    public long time(int unit) {
        return time[unit];
    }

    /** The hashes of all texts, by unit; the same array for the same columns. */
    public long[] hashes() {
        return hash;
    }

    /** The hash of a unit's speaker. */
    public long voice(int unit) {
        return voice[unit];
    }

    /** The unit before it in the same exchange, or -1. */
    public int previous(int unit) {
        return previous[unit];
    }

    /** The unit after it in the same exchange, or -1. */
    public int next(int unit) {
        return next[unit];
    }

    /** The first unit of its exchange. */
    public int exchange(int unit) {
        return exchange[unit];
    }

    /** The number of its session, from 0; -1 for memories. */
    public int session(int unit) {
        return sessionOrdinal[unit];
    }

    /** How many sessions there are. */
    public int sessions() {
        return sessions;
    }

    /** The summed length of the units that are near. */
    public int nearLength(int unit) {
        return nearLength[unit];
    }

    /** The mean of all lengths, at least 1. */
    public double meanLength() {
        return meanLength;
    }

    /** The mean of all summed lengths, at least 1. */
    public double meanNearLength() {
        return meanNearLength;
    }
}
