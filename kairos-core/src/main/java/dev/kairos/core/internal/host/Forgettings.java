package dev.kairos.core.internal.host;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What is to be forgotten, in turn; the first is under way unless the agent does something else. Used by one step at a time. */
final class Forgettings {

    private final Deque<Forgetting> waiting = new ArrayDeque<>();

    void add(Forgetting forgetting) {
        waiting.add(forgetting);
    }

    Forgetting first() {
        return waiting.element();
    }

    /** Drops the first one, which is done; {@code null} if it was the last. */
    @Nullable
    Forgettings rest() {
        waiting.remove();
        return waiting.isEmpty() ? null : this;
    }

    /** The agent was closed. */
    void fail() {
        waiting.forEach(Forgetting::fail);
    }
}
