package dev.kairos.memory;

import dev.kairos.memory.internal.store.HeapLog;
import dev.kairos.memory.internal.store.LoggedStore;

/** A store that lives as long as the process: for tests and for agents that need not remember longer. */
public final class InMemoryStore extends Delegating {
    private InMemoryStore() {
        super(new LoggedStore(scope -> new HeapLog(), () -> {}));
    }

    /**
     * Creates an empty store.
     *
     * @return the store
     */
    public static InMemoryStore create() {
        return new InMemoryStore();
    }
}
