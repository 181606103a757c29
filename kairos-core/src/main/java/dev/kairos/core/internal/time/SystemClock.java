package dev.kairos.core.internal.time;

import java.time.InstantSource;

/** The clock of the machine, for what is compared with times that come from the machine itself, such as those of files. */
public final class SystemClock {

    private static final InstantSource CLOCK = InstantSource.system();

    private SystemClock() {}

    /** The clock. A host's own clock is in {@link HostTime}. */
    public static InstantSource instance() {
        return CLOCK;
    }
}
