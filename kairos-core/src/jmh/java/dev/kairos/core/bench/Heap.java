package dev.kairos.core.bench;

/** The heap of this process. */
public final class Heap {

    private static final int COLLECTIONS = 5;
    private static final long BETWEEN_MILLIS = 100;

    private Heap() {}

    /** How many bytes are held for good. */
    public static long retained() throws InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            // What a collection found unreachable is let go of by other threads (cleaners, caches) before the next can
            // free it.
            Thread.sleep(BETWEEN_MILLIS);
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
