package dev.kairos.api.heartbeat;

import java.time.Duration;
import java.time.Instant;

/** A heartbeat whose slots are counted from the slot before. */
interface Interval extends Heartbeat {

    Duration LONGEST = Duration.ofDays(36_500);

    Duration interval(Rhythm rhythm);

    @Override
    default Instant next(Rhythm rhythm) {
        return rhythm.after().plus(interval(rhythm));
    }

    @Override
    default Passed passed(Rhythm rhythm, Instant until) {
        Duration interval = interval(rhythm);
        Duration stretch = Duration.between(rhythm.after(), until);
        if (stretch.compareTo(interval) < 0) {
            return Passed.NONE;
        }
        long count = stretch.dividedBy(interval);
        return new Passed(count, true, until.minus(stretch.minus(interval.multipliedBy(count))));
    }

    static void check(String what, Duration interval) {
        if (interval.compareTo(Duration.ofMillis(1)) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(what + " " + interval + " is out of range: use PT0.001S to " + LONGEST);
        }
    }
}
