package dev.kairos.api.heartbeat;

import java.time.Duration;

/** A fixed interval. */
record Every(Duration interval) implements Interval {

    Every {
        Interval.check("heartbeat interval", interval);
    }

    @Override
    public Duration interval(Rhythm rhythm) {
        return interval;
    }

    @Override
    public String toString() {
        return "every " + interval;
    }
}
