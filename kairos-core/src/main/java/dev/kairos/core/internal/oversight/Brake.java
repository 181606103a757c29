package dev.kairos.core.internal.oversight;

import dev.kairos.api.AgentId;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.oversight.Overseer.Begun;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every effect of an agent passes: once {@link #halt} has returned, none begins any more. An effect begins under the same
 * lock under which the brake is pulled, so it either is on the list of those that had begun, or does not begin.
 *
 * <p>Safe for use by many threads.
 */
public final class Brake {

    private final AgentId agent;
    private final AtomicBoolean host;
    private final InstantSource clock;
    /** Made when something runs: very many agents are at rest. */
    private @Nullable List<Effect> running;

    private boolean halted;

    /** An effect that runs. */
    private record Effect(String what, Instant begun, Thread thread) {}

    /** Thrown in place of an effect that must not begin. */
    public static final class HaltedException extends Exception {

        private static final long serialVersionUID = 1L;

        HaltedException(AgentId agent) {
            super("agent '" + agent + "' is stopped: nothing was done; resume it with the overseer");
        }
    }

    /**
     * Makes a released brake.
     *
     * @param host the brake of the whole host: while it is set, no effect of any agent begins
     */
    public Brake(AgentId agent, AtomicBoolean host, InstantSource clock) {
        this.agent = agent;
        this.host = host;
        this.clock = clock;
    }

    /** Runs an effect on the caller's thread, unless the brake is pulled. */
    public <T> T run(String what, Callable<T> effect) throws Exception {
        Effect begun = begin(what);
        try {
            return effect.call();
        } finally {
            end(begun);
        }
    }

    /** A model call, as {@link #run}. */
    public interface ModelCall<T> {

        /** Makes it. */
        T make() throws InterruptedException;
    }

    /**
     * Makes a model call, unless the brake is pulled.
     *
     * @throws ModelException of reason STOPPED if it is
     */
    public <T> T call(String what, ModelCall<T> call) throws InterruptedException {
        Effect begun;
        try {
            begun = begin(what);
        } catch (HaltedException e) {
            throw new ModelException(ModelException.Reason.STOPPED, String.valueOf(e.getMessage()), null, e);
        }
        try {
            return call.make();
        } finally {
            end(begun);
        }
    }

    /**
     * Changes something of the runtime's own, unless the brake is pulled.
     *
     * @throws IllegalStateException if it is
     */
    public <T> T change(String what, Supplier<T> change) {
        Effect begun;
        try {
            begun = begin(what);
        } catch (HaltedException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        try {
            return change.get();
        } finally {
            end(begun);
        }
    }

    private synchronized Effect begin(String what) throws HaltedException {
        if (isHalted()) {
            throw new HaltedException(agent);
        }
        Effect effect = new Effect(what, clock.instant(), Thread.currentThread());
        if (running == null) {
            running = new ArrayList<>(1);
        }
        running.add(effect);
        return effect;
    }

    private synchronized void end(Effect effect) {
        if (running != null && running.remove(effect) && running.isEmpty()) {
            running = null;
        }
    }

    /** Whether no effect begins. */
    public synchronized boolean isHalted() {
        return halted || host.get();
    }

    /** Lets effects begin again, as far as this agent is concerned. */
    public synchronized void release() {
        halted = false;
    }

    /**
     * Lets no effect begin any more.
     *
     * @return what runs
     */
    public synchronized List<Begun> halt() {
        halted = true;
        return running();
    }

    private List<Effect> effects() {
        return running == null ? List.of() : running;
    }

    /** What runs. */
    public synchronized List<Begun> running() {
        return effects().stream()
                .map(effect -> new Begun(agent, effect.what(), effect.begun(), false))
                .toList();
    }

    /** Interrupts what runs, except on the caller's own thread. */
    public synchronized void interrupt() {
        for (Effect effect : effects()) {
            if (effect.thread() != Thread.currentThread()) {
                effect.thread().interrupt();
            }
        }
    }

    /** How many effects run on other threads than the caller's. */
    public synchronized long countOthers() {
        return effects().stream()
                .filter(effect -> effect.thread() != Thread.currentThread())
                .count();
    }
}
