package dev.kairos.core.internal.time;

import dev.kairos.api.time.Timers;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Timers on one daemon thread, which only hands tasks over.
 *
 * <p>Nearly every timer is the deadline of a call that comes back in time. The earliest timer therefore keeps its place when
 * it is cancelled, empty: were it taken away, the next one would be the earliest and wake the thread, once per call.
 */
public final class ThreadTimers implements Timers, AutoCloseable {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final ScheduledThreadPoolExecutor scheduler;

    /** Starts the thread with the first timer. */
    public ThreadTimers(String threadName) {
        scheduler = new ScheduledThreadPoolExecutor(1, task -> WorkPool.daemon(threadName, task));
    }

    @Override
    public Pending after(Duration delay, Executor executor, Runnable task) {
        Duration wait = delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
        try {
            Firing firing = new Firing(executor, task);
            firing.future =
                    (RunnableScheduledFuture<?>) scheduler.schedule(firing, wait.toNanos(), TimeUnit.NANOSECONDS);
            return firing;
        } catch (RejectedExecutionException closed) {
            return () -> true;
        }
    }

    /** A task and its place among the timers in one object: many wait at once. */
    private final class Firing implements Callable<Boolean>, Pending {

        private final Executor executor;
        private final Runnable task;
        private @Nullable RunnableScheduledFuture<?> future;

        Firing(Executor executor, Runnable task) {
            this.executor = executor;
            this.task = task;
        }

        @Override
        public Boolean call() {
            try {
                executor.execute(task);
                return true;
            } catch (RejectedExecutionException closed) {
                LoggerFactory.getLogger(ThreadTimers.class).debug("a timer fired after its executor was closed");
                return false;
            }
        }

        @Override
        public boolean cancel() {
            RunnableScheduledFuture<?> waiting = future;
            if (waiting == null || !waiting.cancel(false)) {
                return false;
            }
            if (scheduler.getQueue().peek() != waiting) {
                scheduler.remove(waiting);
            }
            return true;
        }
    }

    /** Drops all timers; later ones never fire. */
    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
