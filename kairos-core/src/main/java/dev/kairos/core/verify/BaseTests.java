package dev.kairos.core.verify;

import java.io.IOException;
import java.util.List;

/**
 * Runs the tests of the revision that the work began with, with its build files, on the new production code, in a clean checkout.
 * Tests that were weakened together with the code do not pass there.
 */
@FunctionalInterface
public interface BaseTests {

    /**
     * Runs them. Blocks as long as they take; an implementation may answer again what it found for the same content.
     *
     * @return how it ended
     * @throws IOException if it cannot be done
     * @throws InterruptedException if the thread was interrupted
     */
    BaseRun run() throws IOException, InterruptedException;

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
     * @param replaced files of tests and builds that the work has deleted, or in which it has changed or deleted lines:
     *     somebody has to look at these
     * @param text what it said, some lines
     */
    record BaseRun(boolean passed, TestNames names, List<String> replaced, String text) {

        /** Copies the list. */
        public BaseRun {
            replaced = List.copyOf(replaced);
        }
    }
}
