package dev.kairos.api.time;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks after a delay. Implementations are safe for use by many threads and never run a task on the caller's thread
 * before {@link #after} has returned.
 */
@FunctionalInterface
public interface Timers {

    /**
     * Hands a task to an executor once a delay has passed.
     *
     * @param delay how long to wait; zero or negative means at once
     * @param executor where the task runs; a same-thread executor is only for tasks that never block
     * @param task what to run
     * @return the pending task
     */
    Pending after(Duration delay, Executor executor, Runnable task);

    /**
     * Uses a scheduler that the host has already.
     *
     * @param scheduler only hands tasks over, so one thread is enough; stays the host's to shut down
     * @return timers over it
     */
    static Timers of(ScheduledExecutorService scheduler) {
        return (delay, executor, task) -> {
            Future<?> pending = scheduler.schedule(
                    () -> executor.execute(task), TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
            return () -> pending.cancel(false);
        };
    }

    /** A task that waits for its time. */
    @FunctionalInterface
    interface Pending {

        /**
         * Cancels the task unless it was handed over already. Never blocks; cancelling again does nothing.
         *
         * @return whether the task will not run
         */
        boolean cancel();
    }
}
