package dev.kairos.api.heartbeat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** No slots. */
record Never() implements Heartbeat {

    @Override
    public @Nullable Instant next(Rhythm rhythm) {
        return null;
    }

    @Override
    public String toString() {
        return "never";
    }
}
