package dev.kairos.core.internal.host;

import dev.kairos.core.internal.time.HostTime;
import dev.kairos.core.internal.time.HostTime.Lane;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Runs the steps of one agent one after the other, and its effects (calls that block) between them, off its lock. Steps
 * never block on anything but the journal. A thread that has ended an effect goes on with the steps that follow, so that a
 * turn needs no change of threads; an effect that belongs to another lane is handed over.
 *
 * <p>Empty, it holds no queue.
 */
abstract class Mailbox {

    private @Nullable ArrayDeque<Runnable> steps;
    private @Nullable ArrayDeque<Effect> effects;
    private boolean running;

    /** A call that blocks, and where it belongs. */
    private record Effect(Lane lane, Runnable call) {}

    abstract HostTime time();

    /** Hears of a step or an effect that threw; must not throw. */
    abstract void failed(Throwable failure);

    /** Hands in a step from any thread. */
    final void post(Runnable step) {
        if (enqueue(step)) {
            time().work().execute(() -> run(Lane.WORK));
        }
    }

    /** Hands in a step at the end of an effect: the thread that runs the effect goes on with it. */
    final synchronized boolean enqueue(Runnable step) {
        if (steps == null) {
            steps = new ArrayDeque<>(4);
        }
        steps.add(step);
        return !running;
    }

    /** Has a call made after the current step; only from within a step. */
    final synchronized void effect(Lane lane, Runnable call) {
        if (effects == null) {
            effects = new ArrayDeque<>(2);
        }
        effects.add(new Effect(lane, call));
    }

    /** Makes a call that blocks, bounded in time; {@code step} follows as a step. */
    final <T> void blocking(Lane lane, Callable<T> call, Duration timeout, Consumer<Deadline.Ended<T>> step) {
        Consumer<Deadline.Ended<T>> done = ended -> enqueue(() -> step.accept(ended));
        effect(lane, () -> new Deadline<T>(time(), done, this::go).run(call, timeout));
    }

    /** Has the steps go on that a call given up has left behind. */
    final void go() {
        post(() -> {});
    }

    private void run(Lane lane) {
        for (Effect effect = drain(); effect != null; effect = drain()) {
            if (!time().shared(lane, effect.lane())) {
                Effect handedOver = effect;
                time().lane(effect.lane()).execute(() -> {
                    call(handedOver);
                    run(handedOver.lane());
                });
                return;
            }
            call(effect);
        }
    }

    private void call(Effect effect) {
        try {
            effect.call().run();
        } catch (Throwable e) {
            enqueue(() -> failed(e));
        }
    }

    /** Runs all steps, unless another thread does, and takes the next effect. */
    private @Nullable Effect drain() {
        for (Runnable step = begin(); step != null; step = next()) {
            try {
                step.run();
            } catch (Throwable e) {
                LoggerFactory.getLogger(Mailbox.class).debug("a step failed", e);
                failed(e);
            }
        }
        return takeEffect();
    }

    private synchronized @Nullable Runnable begin() {
        if (running || steps == null) {
            return null;
        }
        running = true;
        return next();
    }

    private synchronized @Nullable Runnable next() {
        Runnable step = steps == null ? null : steps.poll();
        if (step == null) {
            running = false;
            steps = null;
        }
        return step;
    }

    private synchronized @Nullable Effect takeEffect() {
        if (running || effects == null) {
            return null;
        }
        Effect effect = effects.poll();
        if (effects.isEmpty()) {
            effects = null;
        }
        return effect;
    }
}
