package dev.kairos.testkit;

import java.util.List;
import java.util.Set;

/** The threads of this process at a moment. */
record RunningThreads(Set<Thread> threads) {

    private static final String RUNTIME = "kairos-";
    private static final long GRACE_MILLIS = 2_000;

    static RunningThreads now() {
        return new RunningThreads(Set.copyOf(Thread.getAllStackTraces().keySet()));
    }

    /** The threads that came since and should be gone; each gets a moment to end. */
    List<String> leaked() {
        return now().threads.stream()
                .filter(thread -> !threads.contains(thread))
                .filter(thread -> !thread.isDaemon() || thread.getName().startsWith(RUNTIME))
                .filter(RunningThreads::stays)
                .map(thread -> "thread " + thread.getName())
                .sorted()
                .toList();
    }

    private static boolean stays(Thread thread) {
        try {
            thread.join(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return thread.isAlive();
    }
}
