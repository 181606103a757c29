package dev.kairos.core.verify;

import java.util.Map;

/** Nobody can run the tests of the base revision. */
enum NoBaseTests implements BaseTests {
    INSTANCE;

    @Override
    public BaseRun run(Map<String, String> accepted) {
        throw new UnsupportedOperationException("there are no base tests: ask before running them");
    }
}
