package dev.kairos.core.verify;

import dev.kairos.api.verify.Review;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tests of the revision that the work began with, with its build files, on the new production code, in a clean checkout.
 * Tests that were weakened together with the code do not pass there.
 */
@FunctionalInterface
public interface BaseTests {

    /**
     * Runs them. Blocks as long as they take; an implementation may answer again what it found for the same content.
     *
     * @param accepted files of tests and builds that a person has accepted as changed: the SHA-256 of what they hold by their
     *     path, empty for one that is gone; a file that holds just that counts in its new form
     * @return how it ended
     * @throws IOException if it cannot be done
     * @throws InterruptedException if the thread was interrupted
     */
    BaseRun run(Map<String, String> accepted) throws IOException, InterruptedException;

    /**
     * Returns what stands for nobody being able to run them: claims of tests then rest on the new tests alone.
     *
     * @return base tests that are never run
     */
    static BaseTests none() {
        return NoBaseTests.INSTANCE;
    }

    /**
     * How the tests of the base revision ended.
     *
     * @param passed whether the command ended by itself with exit code 0 and no test failed
     * @param names the tests of that run
     * @param text what it said, some lines
     * @param changes what the work has changed of the tests and of what builds them
     */
    record BaseRun(boolean passed, TestNames names, String text, Changes changes) {}

    /**
     * Files of tests and builds that the work has deleted, or in which it has changed or deleted lines.
     *
     * @param open those that somebody has to look at, or {@code null} for none
     * @param accepted the paths of those that a person has accepted: they count in their new form
     */
    record Changes(@Nullable Review open, List<String> accepted) {

        /** Nothing was changed. */
        public static final Changes NONE = new Changes(null, List.of());

        /** Copies the list. */
        public Changes {
            accepted = List.copyOf(accepted);
        }
    }
}
