package dev.kairos.core.internal.host;

import dev.kairos.api.time.Timers;
import dev.kairos.core.internal.time.HostTime;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One blocking call that is given up at a deadline. The call runs on the caller's thread; at the deadline the result is
 * decided without it, its thread is interrupted and, as long as it does not come back, replaced.
 *
 * @param <T> what the call returns
 */
final class Deadline<T> {

    private final HostTime time;
    private final Consumer<Ended<T>> done;
    private final Runnable resume;
    private @Nullable Thread runner;
    private boolean over;

    /**
     * How a call ended.
     *
     * @param <T> what it returns
     * @param value what it returned, or {@code null}
     * @param failure what it threw, or {@code null}
     * @param late whether it was given up
     */
    record Ended<T>(@Nullable T value, @Nullable Throwable failure, boolean late) {}

    /**
     * Prepares a call.
     *
     * @param done hears once how it ended
     * @param resume run after {@code done} if the call was given up, because its thread does not go on
     */
    Deadline(HostTime time, Consumer<Ended<T>> done, Runnable resume) {
        this.time = time;
        this.done = done;
        this.resume = resume;
    }

    /** Makes the call. */
    void run(Callable<T> call, Duration timeout) {
        runner = Thread.currentThread();
        Timers.Pending pending = time.timers().after(timeout, Runnable::run, this::expire);
        Ended<T> ended = ended(call);
        pending.cancel();
        if (close()) {
            done.accept(ended);
        } else {
            time.cameBack();
        }
    }

    /** Gives the call up before its deadline, because it went silent or sent too much. */
    void expire() {
        if (giveUp()) {
            time.stuck();
            done.accept(new Ended<>(null, null, true));
            resume.run();
        }
    }

    private Ended<T> ended(Callable<T> call) {
        try {
            return new Ended<>(call.call(), null, false);
        } catch (Throwable e) {
            return new Ended<>(null, e, false);
        }
    }

    /** Ends the call on its own thread, whose interrupt must not reach what runs on it next. */
    private synchronized boolean close() {
        boolean first = !over;
        over = true;
        runner = null;
        Thread.interrupted();
        return first;
    }

    private synchronized boolean giveUp() {
        boolean first = !over;
        over = true;
        if (first && runner != null && runner != Thread.currentThread()) {
            runner.interrupt();
        }
        return first;
    }
}
