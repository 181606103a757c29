package dev.kairos.api.heartbeat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a heartbeat may know when it names its next slot.
 *
 * @param after the slot, or the start, after which the next slot is sought
 * @param quiet how many wakes in a row found nothing to do
 * @param asked when the agent itself asked to be woken, or {@code null}; a time that is not after {@code after} has come
 *     already and is ignored
 * @param seed stable per agent, for jitter
 */
public record Rhythm(Instant after, int quiet, @Nullable Instant asked, long seed) {

    /**
     * Creates the rhythm of an agent that has had no quiet wake and asked for nothing.
     *
     * @param after the instant after which the next slot is sought
     * @return the rhythm, with seed 0
     */
    public static Rhythm after(Instant after) {
        return new Rhythm(after, 0, null, 0);
    }

    /**
     * Returns this rhythm with another slot behind it.
     *
     * @param slot the instant after which the next slot is sought
     * @return the rhythm, all else being the same
     */
    public Rhythm since(Instant slot) {
        return new Rhythm(slot, quiet, asked, seed);
    }
}
