package dev.kairos.core.reach;

import dev.kairos.api.reach.Channel.Intake;
import dev.kairos.api.reach.Incoming;
import dev.kairos.api.time.Timers;
import dev.kairos.testkit.VirtualTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Hears what a channel takes in, under virtual time. */
final class Ears implements Intake {

    final List<Incoming> heard = new ArrayList<>();
    final VirtualTime time = VirtualTime.startingAt("2026-03-01T12:00:00Z");
    boolean paired = true;

    void pass(Duration duration) {
        time.advance(duration);
    }

    @Override
    public boolean received(Incoming message) {
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
