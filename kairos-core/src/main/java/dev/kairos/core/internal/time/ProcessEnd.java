package dev.kairos.core.internal.time;

/** The end of this process, as somebody asks for it from outside. */
public final class ProcessEnd {

    private ProcessEnd() {}

    /** Has a task run when the process is asked to end; the process waits for it. */
    public static void add(Runnable task) {
        Runtime.getRuntime().addShutdownHook(new Thread(task, "kairos-exit"));
    }
}
