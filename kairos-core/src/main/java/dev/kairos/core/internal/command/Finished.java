package dev.kairos.core.internal.command;

import java.time.Duration;
import java.util.List;

/**
 * How a program ended.
 *
 * @param end what ended it
 * @param exit its exit code; of no meaning unless it ended by itself
 * @param output what it printed to its standard output
 * @param errors what it printed to its standard error
 * @param took from its start to its end
 * @param strays how many processes it had left behind, which were ended
 * @param survivors processes that could not be ended
 */
public record Finished(
        End end, int exit, Output output, Output errors, Duration took, int strays, List<Long> survivors) {

    /** What ends a program. */
    public enum End {
        /** Itself. */
        EXITED,
        /** Its time was over. */
        TIMED_OUT,
        /** It printed too much. */
        TOO_MUCH_OUTPUT,
        /** It had too many processes. */
        TOO_MANY_PROCESSES
    }

    /** Copies the list. */
    public Finished {
        survivors = List.copyOf(survivors);
    }
}
