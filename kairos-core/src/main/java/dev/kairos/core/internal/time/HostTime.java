package dev.kairos.core.internal.time;

import dev.kairos.api.time.Timers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * All of a host's time and threads.
 *
 * @param clock the wall clock
 * @param timers delays
 * @param work where everything runs that may use the processor or the disk
 * @param waiting where calls run that only wait for models; the same as {@code work} before Java 21
 * @param pool the pool behind {@code work} if it is the runtime's own, else {@code null}
 */
public record HostTime(
        InstantSource clock,
        Timers timers,
        Executor work,
        Executor waiting,
        @Nullable WorkPool pool) {

    /** Which executor a piece of work belongs to. */
    public enum Lane {
        /** {@link HostTime#work}. */
        WORK,
        /** {@link HostTime#waiting}. */
        WAITING
    }

    /** The time now. */
    public Instant now() {
        return clock.instant();
    }

    /** The executor of a lane. */
    public Executor lane(Lane lane) {
        return lane == Lane.WORK ? work : waiting;
    }

    /** Whether work of one lane may go on where work of another has run. */
    public boolean shared(Lane one, Lane other) {
        return one == other || work == waiting;
    }

    /** A thread of the pool does not come back. */
    public void stuck() {
        if (pool != null) {
            pool.stuck();
        }
    }

    /** A thread that was given up came back. */
    public void cameBack() {
        if (pool != null) {
            pool.cameBack();
        }
    }
}
