package dev.kairos.api.heartbeat;

import java.time.Duration;

/** An interval that doubles with each quiet wake. */
record Adaptive(Duration least, Duration most) implements Interval {

    Adaptive {
        Interval.check("least heartbeat interval", least);
        Interval.check("longest heartbeat interval", most);
        if (least.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "least heartbeat interval " + least + " is longer than the longest, " + most);
        }
    }

    @Override
    public Duration interval(Rhythm rhythm) {
        Duration interval = least;
        for (int quiet = 0; quiet < rhythm.quiet() && interval.compareTo(most) < 0; quiet++) {
            interval = interval.multipliedBy(2);
        }
        return interval.compareTo(most) < 0 ? interval : most;
    }

    @Override
    public String toString() {
        return "adaptive " + least + " to " + most;
    }
}
