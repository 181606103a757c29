package dev.kairos.api.agent;

import dev.kairos.api.AgentId;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.oversight.Spend;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of how an agent is.
 *
 * @param agent whom it describes
 * @param phase what it is doing
 * @param lastBeat when its last beat ended, or {@code null} before the first
 * @param lastOutcome how that beat ended, or {@code null}
 * @param nextWake when it will wake by itself, or {@code null} if only an event can wake it
 * @param inbox how many events wait to be read
 * @param quarantined the sensors and skills that are left alone for now because they did not come back too often, as
 *     {@code sensor:NAME} and {@code skill:NAME}
 * @param tally what it has done since its journal began
 */
public record AgentStatus(
        AgentId agent,
        Phase phase,
        @Nullable Instant lastBeat,
        BeatOutcome.@Nullable Kind lastOutcome,
        @Nullable Instant nextWake,
        int inbox,
        List<String> quarantined,
        Tally tally) {

    /** What an agent can be doing. */
    public enum Phase {
        /** It waits for its next wake. */
        RESTING,
        /** It looks at its sensors or waits to be admitted. */
        WAKING,
        /** It runs a beat. */
        BEATING,
        /** Its wake is overdue, or it waits to be admitted for longer than a beat of its own may take. */
        LATE,
        /** Its beat, or what it looks at before one, has made no progress for longer than its limits allow. */
        STALLED,
        /** It was closed, could not go on, or another host runs it. */
        CLOSED
    }

    /**
     * Counts over an agent's life.
     *
     * @param wakes how often the gate decided
     * @param skips how often it decided that nothing had changed
     * @param beats how many beats began
     * @param failures how many of them failed
     * @param spend what their model calls cost
     */
    public record Tally(long wakes, long skips, long beats, long failures, Spend spend) {}
}
