package dev.kairos.core.internal.time;

import dev.kairos.api.time.Timers;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Timers on one daemon thread, which only hands tasks over. */
public final class ThreadTimers implements Timers, AutoCloseable {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final ScheduledThreadPoolExecutor scheduler;

    /** Starts the thread with the first timer. */
    public ThreadTimers(String threadName) {
        scheduler = new ScheduledThreadPoolExecutor(1, task -> WorkPool.daemon(threadName, task));
        scheduler.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Pending after(Duration delay, Executor executor, Runnable task) {
        Duration wait = delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
        try {
            ScheduledFuture<?> future =
                    scheduler.schedule(() -> handOver(executor, task), wait.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> true;
        }
    }

    private static void handOver(Executor executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException closed) {
            LoggerFactory.getLogger(ThreadTimers.class).debug("a timer fired after its executor was closed");
        }
    }

    /** Drops all timers; later ones never fire. */
    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
