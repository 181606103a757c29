package dev.kairos.testkit;

import dev.kairos.api.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Clock, timers and executor in one, driven by the test: nothing runs until {@link #advance}, {@link #settle} or
 * {@link #sleep} is called, and then everything that is due runs on the calling thread, in the order of its time and, at
 * the same time, in the order it was handed in. Thirty days pass in as long as their work takes.
 *
 * <p>Tasks may be handed in from any thread; only one thread may drive.
 */
public final class VirtualTime implements InstantSource, Timers, Executor {

    private static final int MOST_TASKS_AT_ONE_INSTANT = 1_000_000;

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparingLong(Task::order));
    private Instant now;
    private long order;

    private VirtualTime(Instant start) {
        this.now = start;
    }

    /**
     * Creates a time that stands at an instant.
     *
     * @param start the instant
     * @return the time
     */
    public static VirtualTime startingAt(Instant start) {
        return new VirtualTime(start);
    }

    /**
     * Creates a time that stands at an instant.
     *
     * @param start the instant in ISO form, for example {@code 2026-03-01T08:00:00Z}
     * @return the time
     */
    public static VirtualTime startingAt(String start) {
        return new VirtualTime(Instant.parse(start));
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public void execute(Runnable task) {
        add(Duration.ZERO, task);
    }

    @Override
    public Pending after(Duration delay, Executor executor, Runnable task) {
        Runnable handOver = executor == this ? task : () -> executor.execute(task);
        Task added = add(delay.isNegative() ? Duration.ZERO : delay, handOver);
        return () -> remove(added);
    }

    /**
     * Lets time pass and runs everything that falls due meanwhile. May be called by a task that is running, which then
     * takes that long while others go on.
     *
     * @param duration how long; not negative
     * @throws IllegalStateException if a million tasks ran without time passing
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time cannot advance by " + duration);
        }
        Instant target = instant().plus(duration);
        int atThisInstant = 0;
        for (Task next = poll(target); next != null; next = poll(target)) {
            atThisInstant = moveTo(next.at()) ? 0 : atThisInstant + 1;
            if (atThisInstant > MOST_TASKS_AT_ONE_INSTANT) {
                throw new IllegalStateException("tasks keep each other running at " + instant());
            }
            next.work().run();
        }
        moveTo(target);
    }

    /** Runs everything that is due now, and what that sets off at the same instant. */
    public void settle() {
        advance(Duration.ZERO);
    }

    /**
     * Takes time inside of a running task, as a slow model or tool would.
     *
     * @param duration how long; not negative
     */
    public void sleep(Duration duration) {
        advance(duration);
    }

    /**
     * Moves the wall clock without anything falling due by it, as an operator who sets the clock does.
     *
     * @param by how far; may be negative
     */
    public synchronized void jump(Duration by) {
        Task[] pending = tasks.toArray(Task[]::new);
        tasks.clear();
        now = now.plus(by);
        for (Task task : pending) {
            tasks.add(new Task(task.at().plus(by), task.order(), task.work()));
        }
    }

    /**
     * Counts the tasks that wait for their time.
     *
     * @return how many
     */
    public synchronized int pending() {
        return tasks.size();
    }

    private synchronized Task add(Duration delay, Runnable work) {
        Task task = new Task(now.plus(delay), order++, work);
        tasks.add(task);
        return task;
    }

    private synchronized boolean remove(Task task) {
        return tasks.removeIf(other -> other.order() == task.order());
    }

    private synchronized @Nullable Task poll(Instant until) {
        Task next = tasks.peek();
        return next == null || next.at().isAfter(until) ? null : tasks.poll();
    }

    private synchronized boolean moveTo(Instant time) {
        if (!time.isAfter(now)) {
            return false;
        }
        now = time;
        return true;
    }

    private record Task(Instant at, long order, Runnable work) {}
}
