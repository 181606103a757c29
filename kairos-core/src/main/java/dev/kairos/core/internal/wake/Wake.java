package dev.kairos.core.internal.wake;

import dev.kairos.api.event.Cause;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.WakeFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was gathered before a wake is decided.
 *
 * @param causes what set it off, the first first; not empty
 * @param readings what the sensors saw, by name; those that failed are missing
 * @param failures the sensors that failed
 * @param config the digest of the agent's configuration
 * @param memory the generation of its memory; empty without memory
 * @param schedule what the heartbeat asks for
 * @param questions what people ask and wait for
 * @param think how long the agent may go without a beat, or {@code null}
 */
public record Wake(
        List<Cause> causes,
        Map<String, Reading> readings,
        List<WakeFact.SensorFailed> failures,
        String config,
        String memory,
        Schedule schedule,
        List<BeatFact.Question> questions,
        @Nullable Duration think) {

    /** The cause that stands deepest in a chain of beats, or the first of several at the same depth. */
    public Cause cause() {
        Cause deepest = causes.get(0);
        for (Cause cause : causes) {
            deepest = cause.depth() > deepest.depth() ? cause : deepest;
        }
        return deepest;
    }

    /** How many beats stand between this wake and something from outside, by the shortest way. */
    int leastDepth() {
        int least = Integer.MAX_VALUE;
        for (Cause cause : causes) {
            least = Math.min(least, cause.depth());
        }
        return least;
    }

    /** The latest heartbeat slot that this wake serves, or {@code null}. */
    @Nullable
    Instant slot() {
        Slots slots = schedule.slots();
        return slots.due().isEmpty() ? null : slots.last();
    }

    /** This wake with the questions that have come by now. */
    public Wake with(List<BeatFact.Question> asked) {
        return new Wake(causes, readings, failures, config, memory, schedule, asked, think);
    }
}
