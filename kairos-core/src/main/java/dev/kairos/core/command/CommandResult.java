package dev.kairos.core.command;

import dev.kairos.core.verify.TestNames;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a command ended.
 *
 * @param command the program and its arguments
 * @param folder where it ran, relative to the folder of the commands; {@code .} for that itself
 * @param ending what ended it
 * @param output what it printed, its beginning and its end
 * @param errors what it printed to its standard error, likewise
 * @param trees the folder before and after
 * @param tests what its test reports say, or {@code null} if it wrote none
 */
public record CommandResult(
        List<String> command,
        String folder,
        Ending ending,
        String output,
        String errors,
        Trees trees,
        @Nullable Tests tests) {

    /** What can end a command. */
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

    /**
     * What ended a command.
     *
     * @param end what did
     * @param exit its exit code; of no meaning unless it ended by itself
     * @param took from its start to its end
     * @param strays how many processes it had left behind, which were ended
     * @param survivors numbers of processes that could not be ended, usually none
     */
    public record Ending(End end, int exit, Duration took, int strays, List<Long> survivors) {

        /** Copies the list. */
        public Ending {
            survivors = List.copyOf(survivors);
        }
    }

    /**
     * Hashes of the folder, without what Git ignores.
     *
     * @param before before the command ran, or {@code null} if it could not be read
     * @param after after it ended, or {@code null} if it could not be read
     * @param changed some of the paths that are different
     */
    public record Trees(@Nullable String before, @Nullable String after, List<String> changed) {

        /** Copies the list. */
        public Trees {
            changed = List.copyOf(changed);
        }
    }

    /**
     * What test reports say.
     *
     * @param run how many tests there are
     * @param failed how many were not as expected
     * @param broken how many threw
     * @param skipped how many did not run
     * @param failures what did not pass, some lines
     * @param unread reports that could not be read
     * @param names the tests by name
     */
    public record Tests(int run, int failed, int broken, int skipped, String failures, int unread, TestNames names) {}

    /** Copies the list. */
    public CommandResult {
        command = List.copyOf(command);
    }

    /**
     * Tells whether it succeeded.
     *
     * @return whether it ended by itself with exit code 0
     */
    public boolean succeeded() {
        return ending.end() == End.EXITED && ending.exit() == 0;
    }
}
