package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Cause;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Which beat's doing something is, by thread: what happens on a thread while it runs a tool for a beat is set off by that beat,
 * whichever agent it reaches. Everything else comes from outside, even if a beat is under way when it comes.
 */
final class Attribution {

    @SuppressWarnings("ThreadLocalUsage") // One for each host: what runs for one says nothing about another.
    private final ThreadLocal<@Nullable Serving> current = new ThreadLocal<>();

    /** The beat that a tool call serves. */
    record Serving(AgentId agent, String beat, int depth) {}

    /** Makes a call that serves a beat. */
    <T> T during(Serving serving, Callable<T> call) throws Exception {
        Serving outer = current.get();
        current.set(serving);
        try {
            return call.call();
        } finally {
            if (outer == null) {
                current.remove();
            } else {
                current.set(outer);
            }
        }
    }

    /** The cause of what now reaches an agent. */
    Cause cause(Cause.Kind kind, String detail, AgentId reached) {
        Serving serving = current.get();
        if (serving == null) {
            return Cause.of(kind, detail);
        }
        boolean own = serving.agent().equals(reached);
        String beat = own ? serving.beat() : serving.agent() + "/" + serving.beat();
        return new Cause(kind, detail, serving.depth() + 1, beat);
    }
}
