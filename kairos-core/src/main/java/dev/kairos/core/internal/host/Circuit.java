package dev.kairos.core.internal.host;

import dev.kairos.api.model.ModelException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stops calling a backend that does not work: after five outages in a row calls fail at once for 30 seconds, doubling with
 * every further outage up to ten minutes; then one call is let through, and the others fail until it has ended. Safe for use
 * by many threads.
 */
final class Circuit {

    private static final int OUTAGES = 5;
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** A call whose end is not told by then has got lost; another one is let through. */
    private static final Duration LONGEST_TRY = Duration.ofMinutes(6);

    private int outages;
    private boolean isTrying;
    private Instant openUntil = Instant.MIN;

    /** How long calls still fail at once; {@code null} if this one may be made, which it then must be. */
    synchronized @Nullable Duration openFor(Instant now) {
        if (openUntil.isAfter(now)) {
            Duration left = Duration.between(now, openUntil);
            return isTrying && left.compareTo(FIRST) > 0 ? FIRST : left;
        }
        isTrying = outages >= OUTAGES;
        openUntil = isTrying ? now.plus(LONGEST_TRY) : Instant.MIN;
        return null;
    }

    /** A call was answered. */
    synchronized void answered() {
        isTrying = false;
        outages = 0;
        openUntil = Instant.MIN;
    }

    /** A call failed. */
    synchronized void failed(ModelException.Reason reason, Instant now) {
        switch (reason) {
            case UNAVAILABLE, UNREACHABLE, ABANDONED -> outage(now);
            case RATE_LIMITED, GARBLED, UNAUTHORIZED, REJECTED, TOO_LONG, BUDGET, STOPPED -> {}
        }
        if (isTrying) {
            answered();
        }
    }

    private void outage(Instant now) {
        isTrying = false;
        outages++;
        if (outages >= OUTAGES) {
            Duration wait = FIRST.multipliedBy(1L << Math.min(outages - OUTAGES, 10));
            openUntil = now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        }
    }
}
