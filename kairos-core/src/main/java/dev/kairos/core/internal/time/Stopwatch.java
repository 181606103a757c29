package dev.kairos.core.internal.time;

import java.time.Duration;

/** Measures how long something outside of the process takes: real time, whatever the host's clock says. */
public final class Stopwatch {

    private final long start = System.nanoTime();

    /** Starts now. */
    public Stopwatch() {}

    /** How long ago it was started. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
