package dev.kairos.core.internal.time;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A moment up to which something outside of the process is waited for: real time, whatever the host's clock says. */
public final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /**
     * Sets a deadline.
     *
     * @param time how long from now
     * @return the deadline
     */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /**
     * Waits for a result, and cancels what would bring it when the deadline comes first or the thread is interrupted.
     *
     * @param future the result
     * @param <T> its type
     * @return the result
     * @throws ExecutionException if there is none because of a failure
     * @throws TimeoutException if the deadline came first
     * @throws InterruptedException if the thread was interrupted
     */
    public <T> T await(Future<T> future) throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
            future.cancel(true);
            throw e;
        }
    }
}
