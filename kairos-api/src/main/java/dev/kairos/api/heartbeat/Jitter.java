package dev.kairos.api.heartbeat;

import java.time.Duration;
import java.time.Instant;

/** Spreads wakes that share a slot. */
final class Jitter {

    private Jitter() {}

    /** An amount below {@code most}, the same for the same slot and seed. */
    static Duration of(Duration most, Instant slot, long seed) {
        long bound = most.toMillis();
        if (bound <= 1) {
            return Duration.ZERO;
        }
        long bits = mix(mix(seed) ^ slot.getEpochSecond() * 1_000_000_007L ^ slot.getNano());
        return Duration.ofMillis(Math.multiplyHigh(bits >>> 1, bound << 1));
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014): every bit of the input reaches every bit of the output. */
    private static long mix(long bits) {
        long mixed = bits + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
