package dev.kairos.core.internal.host;

import dev.kairos.api.model.ModelException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stops calling a backend that does not work: after five outages in a row calls fail at once for 30 seconds, doubling with
 * every further outage up to ten minutes; then one call is let through. Safe for use by many threads.
 */
final class Circuit {

    private static final int OUTAGES = 5;
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private int outages;
    private Instant openUntil = Instant.MIN;

    /** How long calls still fail at once; {@code null} if they do not. */
    synchronized @Nullable Duration openFor(Instant now) {
        return openUntil.isAfter(now) ? Duration.between(now, openUntil) : null;
    }

    /** A call was answered. */
    synchronized void answered() {
        outages = 0;
        openUntil = Instant.MIN;
    }

    /** A call failed. */
    synchronized void failed(ModelException.Reason reason, Instant now) {
        switch (reason) {
            case UNAVAILABLE, UNREACHABLE, ABANDONED -> outage(now);
            case RATE_LIMITED, GARBLED, UNAUTHORIZED, REJECTED, TOO_LONG, BUDGET, STOPPED -> {}
        }
    }

    private void outage(Instant now) {
        outages++;
        if (outages >= OUTAGES) {
            Duration wait = FIRST.multipliedBy(1L << Math.min(outages - OUTAGES, 10));
            openUntil = now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        }
    }
}
