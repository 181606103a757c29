package dev.kairos.core.internal.time;

import dev.kairos.api.time.Timers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Time and threads as a host gives them, with the system's in place of what it does not give. */
public final class SystemTime implements AutoCloseable {

    private static final int SPARE_THREADS = 4;
    private static final int MOST_STUCK = 32;

    private final HostTime time;
    private final List<Runnable> own = new ArrayList<>();

    /** Puts time together; {@code beats} is how many beats run at once. */
    public SystemTime(@Nullable InstantSource clock, @Nullable Timers timers, @Nullable Executor executor, int beats) {
        InstantSource theClock = clock != null ? clock : InstantSource.system();
        Timers theTimers = timers != null ? timers : timers();
        if (executor != null) {
            time = new HostTime(theClock, theTimers, executor, executor, null);
            return;
        }
        ExecutorService virtual = VirtualThreads.executor().orElse(null);
        WorkPool pool = new WorkPool("kairos-work", beats + SPARE_THREADS, MOST_STUCK);
        own.add(pool::close);
        if (virtual != null) {
            own.add(virtual::shutdownNow);
        }
        Executor waiting = virtual != null ? task -> unlessClosed(virtual, task) : pool;
        time = new HostTime(theClock, theTimers, pool, waiting, pool);
    }

    /** The time. */
    public HostTime time() {
        return time;
    }

    private static void unlessClosed(ExecutorService executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException closed) {
            LoggerFactory.getLogger(SystemTime.class).debug("a task came after its executor was closed");
        }
    }

    private Timers timers() {
        ThreadTimers made = new ThreadTimers("kairos-timers");
        own.add(made::close);
        return made;
    }

    /** Ends the threads that were made here. */
    @Override
    public void close() {
        own.forEach(Runnable::run);
    }
}
