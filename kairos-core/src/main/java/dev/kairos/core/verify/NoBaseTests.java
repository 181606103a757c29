package dev.kairos.core.verify;

/** Nobody can run the tests of the base revision. */
enum NoBaseTests implements BaseTests {
    INSTANCE;

    @Override
    public BaseRun run() {
        throw new UnsupportedOperationException("there are no base tests: ask before running them");
    }
}
