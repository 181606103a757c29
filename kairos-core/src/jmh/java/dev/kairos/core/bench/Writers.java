package dev.kairos.core.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;

/** Sixty-four threads that append one after the other, each waiting until its entry is durable. */
final class Writers {

    static final int COUNT = 64;

    private static final long WARM_UP_MILLIS = 1_000;
    private static final long MEASURED_MILLIS = 4_000;

    private Writers() {}

    static Result run(IntConsumer append) throws InterruptedException {
        LongAdder appended = new LongAdder();
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            int writer = i;
            Thread thread = new Thread(() -> {
                while (!stop.get()) {
                    append.accept(writer);
                    appended.increment();
                }
            });
            threads.add(thread);
            thread.start();
        }
        Thread.sleep(WARM_UP_MILLIS); // The threads append meanwhile, and do not stop to say how far they are.
        long before = appended.sum();
        long from = System.nanoTime();
        Thread.sleep(MEASURED_MILLIS);
        double perSecond = (appended.sum() - before) * 1e9 / (System.nanoTime() - from);
        stop.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        return new Result(perSecond, appended.sum());
    }

    /** What was appended: per second while it was measured, and in all. */
    record Result(double perSecond, long all) {}
}
