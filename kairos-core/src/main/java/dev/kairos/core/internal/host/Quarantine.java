package dev.kairos.core.internal.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps skills whose tools do not come back from taking all threads: after three calls of a skill were given up within an
 * hour its tools are not run until the oldest of them is an hour ago. Safe for use by many threads.
 */
final class Quarantine {

    private static final int MOST = 3;
    private static final Duration MEMORY = Duration.ofHours(1);

    private final Map<String, ArrayDeque<Instant>> givenUp = new HashMap<>();

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
