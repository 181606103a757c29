package dev.kairos.core.internal.host;

import dev.kairos.api.heartbeat.Sensor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what does not come back from taking all threads. After three calls of a skill were given up within an hour its tools
 * are not run until the oldest of them is an hour ago. A sensor that was given up three times in a row, for whichever agents, is
 * left alone for ten minutes, and for twice as long, up to a day, each time it is tried again and does not come back either.
 * Safe for use by many threads.
 */
final class Quarantine {

    private static final int MOST = 3;
    private static final Duration MEMORY = Duration.ofHours(1);

    private static final Duration FIRST_REST = Duration.ofMinutes(10);
    private static final Duration LONGEST_REST = Duration.ofDays(1);

    private final Map<String, ArrayDeque<Instant>> givenUp = new HashMap<>();
    private final Map<Sensor, Hanging> hanging = new ConcurrentHashMap<>();

    /** How often in a row a sensor was given up, and until when it is left alone. */
    private record Hanging(int times, Instant until) {

        Hanging again(Instant now) {
            int more = times + 1;
            if (more < MOST) {
                return new Hanging(more, Instant.MIN);
            }
            Duration rest = FIRST_REST.multipliedBy(1L << Math.min(more - MOST, 8));
            return new Hanging(more, now.plus(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest));
        }
    }

    /** A sensor was given up; tells until when it is left alone now, or {@code null}. */
    @Nullable
    Instant gaveUp(Sensor sensor, Instant now) {
        Hanging after = hanging.merge(sensor, new Hanging(1, Instant.MIN), (before, first) -> before.again(now));
        return after.until().isAfter(now) ? after.until() : null;
    }

    /** A sensor came back, with a reading or without. */
    void cameBack(Sensor sensor) {
        if (!hanging.isEmpty()) {
            hanging.remove(sensor);
        }
    }

    /** Until when a sensor is left alone, or {@code null}. */
    @Nullable
    Instant until(Sensor sensor, Instant now) {
        Hanging known = hanging.isEmpty() ? null : hanging.get(sensor);
        return known != null && known.until().isAfter(now) ? known.until() : null;
    }

    /** A call of the skill was given up. */
    synchronized void gaveUp(String skill, Instant now) {
        ArrayDeque<Instant> times = givenUp.computeIfAbsent(skill, any -> new ArrayDeque<>());
        times.add(now);
        if (times.size() > MOST) {
            times.remove();
        }
    }

    /** Whether the skill's tools are not run for now. */
    synchronized boolean holds(String skill, Instant now) {
        ArrayDeque<Instant> times = givenUp.get(skill);
        return times != null
                && times.size() == MOST
                && times.element().plus(MEMORY).isAfter(now);
    }
}
