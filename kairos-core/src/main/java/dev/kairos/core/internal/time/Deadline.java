package dev.kairos.core.internal.time;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** A moment up to which something outside of the process is waited for: real time, whatever the host's clock says. */
public final class Deadline {

    private static final long LOOK_MILLIS = 2;

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
     * Waits until something holds; looks every few milliseconds.
     *
     * @param condition what is waited for
     * @return whether it held before the deadline
     */
    public boolean until(BooleanSupplier condition) {
        boolean interrupted = false;
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() - end >= 0) {
                    return false;
                }
                try {
                    Thread.sleep(LOOK_MILLIS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
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
