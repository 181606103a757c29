package dev.kairos.core.internal.host;

import java.time.Duration;
import java.time.Instant;

/** Spreads calls so that a rate per minute holds, by calls or by tokens. Safe for use by many threads. */
final class Throttle {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final long perMinute;
    private Instant next = Instant.MIN;

    /** At most so many units per minute; 0 for any number. */
    Throttle(long perMinute) {
        this.perMinute = perMinute;
    }

    /** Takes a place for so many units and returns how long to wait for it. */
    synchronized Duration reserve(long units, Instant now) {
        if (perMinute == 0) {
            return Duration.ZERO;
        }
        Instant at = next.isAfter(now) ? next : now;
        next = at.plusNanos(Math.multiplyExact(MINUTE / perMinute, units));
        return Duration.between(now, at);
    }
}
