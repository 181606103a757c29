package dev.kairos.core.internal.host;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Admits a bounded number of beats of a host at once, in the order in which they asked. */
final class Admission {

    private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
    private int free;

    Admission(int places) {
        this.free = places;
    }

    /** Takes a place, or runs {@code later} once one was taken for it; {@code later} must not block. */
    synchronized boolean enter(Runnable later) {
        if (free > 0) {
            free--;
            return true;
        }
        queue.add(later);
        return false;
    }

    /** Gives a place back. */
    void leave() {
        Runnable next = pass();
        if (next != null) {
            next.run();
        }
    }

    private synchronized @Nullable Runnable pass() {
        Runnable next = queue.poll();
        if (next == null) {
            free++;
        }
        return next;
    }
}
