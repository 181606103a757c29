package dev.kairos.core.internal.time;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Virtual threads where the running Java has them (21 and newer); this code is compiled for 17. */
public final class VirtualThreads {

    private VirtualThreads() {}

    /** An executor that starts a virtual thread per task, or empty on Java before 21. */
    public static Optional<ExecutorService> executor() {
        try {
            MethodHandle factory = MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class));
            return Optional.of((ExecutorService) factory.invokeExact());
        } catch (NoSuchMethodException | IllegalAccessException older) {
            return Optional.empty();
        } catch (Throwable e) {
            throw new IllegalStateException("virtual threads are there but could not be used", e);
        }
    }
}
