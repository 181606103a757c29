package dev.kairos.core.reach;

import dev.kairos.api.reach.Channel.Intake;
import dev.kairos.api.reach.Incoming;
import dev.kairos.api.time.Timers;
import dev.kairos.testkit.VirtualTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hears what a channel takes in, under virtual time, on whatever thread it comes. */
final class Ears implements Intake {

    final List<Incoming> heard = new CopyOnWriteArrayList<>();
    final VirtualTime time = VirtualTime.startingAt("2026-03-01T12:00:00Z");
    boolean paired = true;
    /** Whether what comes cannot be kept. */
    volatile boolean broken;

    private final BlockingQueue<Incoming> came = new LinkedBlockingQueue<>();

    /** The next that comes, kept or not; waits for it. */
    Incoming next() throws InterruptedException {
        return came.poll(20, TimeUnit.SECONDS);
    }

    void pass(Duration duration) {
        time.advance(duration);
    }

    @Override
    public boolean received(Incoming message) {
        came.add(message);
        if (broken) {
            throw new IllegalStateException("the journal is full");
        }
        heard.add(message);
        return paired;
    }

    @Override
    public InstantSource clock() {
        return time;
    }

    @Override
    public Timers.Pending after(Duration delay, Runnable task) {
        return time.after(delay, time, task);
    }
}
