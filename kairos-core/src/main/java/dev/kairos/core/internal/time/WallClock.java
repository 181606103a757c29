package dev.kairos.core.internal.time;

import java.time.InstantSource;

/** The clock of the machine. */
public final class WallClock {

    private WallClock() {}

    /**
     * Returns the clock of the machine.
     *
     * @return what {@link java.time.Instant#now} reads
     */
    public static InstantSource system() {
        return InstantSource.system();
    }
}
