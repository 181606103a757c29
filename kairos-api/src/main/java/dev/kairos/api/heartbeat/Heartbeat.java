package dev.kairos.api.heartbeat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an agent wakes by itself. A pure function from what happened to the next slot: it reads no clock and keeps no state.
 */
@FunctionalInterface
public interface Heartbeat {

    /**
     * Names the next slot.
     *
     * @param rhythm what happened so far
     * @return an instant later than {@link Rhythm#after()}, or {@code null} if there is no further slot
     */
    @Nullable
    Instant next(Rhythm rhythm);

    /**
     * Tells what becomes of slots that were missed. By default one wake makes up for all.
     *
     * @return the rule
     */
    default Misfire misfire() {
        return Misfire.once();
    }

    /**
     * Tells how long the agent may go without a beat before it runs one even though nothing has changed. Such a beat costs
     * tokens. By default never.
     *
     * @return the longest time between beats, or {@code null} for no such beat
     */
    default @Nullable Duration thinkAtLeastEvery() {
        return null;
    }
}
