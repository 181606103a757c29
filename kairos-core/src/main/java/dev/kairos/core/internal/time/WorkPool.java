package dev.kairos.core.internal.time;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/**
 * A bounded pool of platform daemon threads for work that blocks: tools, sensors, disk. A thread that does not come back
 * from its task can be replaced, up to a cap, so that a spinning tool does not stall the others.
 */
public final class WorkPool implements Executor, AutoCloseable {

    private static final int IDLE_SECONDS = 30;

    private final ThreadPoolExecutor pool;
    private final int size;
    private final int mostStuck;
    private final AtomicInteger stuck = new AtomicInteger();
    private final AtomicInteger threads = new AtomicInteger();

    /**
     * Makes a pool whose threads start with the first task and end when idle.
     *
     * @param name what the threads' names begin with
     * @param size how many threads work at once
     * @param mostStuck how many stuck threads are replaced
     */
    public WorkPool(String name, int size, int mostStuck) {
        this.size = size;
        this.mostStuck = mostStuck;
        this.pool = new ThreadPoolExecutor(
                size,
                size,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> daemon(name + "-" + threads.incrementAndGet(), task));
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException closed) {
            LoggerFactory.getLogger(WorkPool.class).debug("a task came after the pool was closed");
        }
    }

    /** Replaces a thread that does not come back; without effect once the cap is reached. */
    public void stuck() {
        resize(stuck.incrementAndGet());
    }

    /** Takes the replacement back, because the thread came back after all. */
    public void cameBack() {
        resize(stuck.decrementAndGet());
    }

    /** How many threads have not come back. */
    public int countStuck() {
        return stuck.get();
    }

    private synchronized void resize(int stuckNow) {
        int wanted = size + Math.min(stuckNow, mostStuck);
        if (wanted > pool.getMaximumPoolSize()) {
            pool.setMaximumPoolSize(wanted);
            pool.setCorePoolSize(wanted);
        } else {
            pool.setCorePoolSize(wanted);
            pool.setMaximumPoolSize(wanted);
        }
    }

    /** Takes no more tasks, interrupts what runs and waits a moment for it. */
    @Override
    public void close() {
        pool.shutdownNow();
        try {
            if (!pool.awaitTermination(2, TimeUnit.SECONDS)) {
                LoggerFactory.getLogger(WorkPool.class)
                        .warn("{} threads did not end within 2 s; they are daemons", pool.getPoolSize());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
