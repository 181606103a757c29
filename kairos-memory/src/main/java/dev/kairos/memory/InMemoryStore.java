package dev.kairos.memory;

import dev.kairos.memory.internal.recall.RecallEngine;
import dev.kairos.memory.internal.store.HeapLog;
import dev.kairos.memory.internal.store.LoggedStore;
import dev.kairos.memory.recall.RecallSettings;

/** A store that lives as long as the process: for tests and for agents that need not remember longer. */
public final class InMemoryStore extends Delegating {
    private InMemoryStore(LoggedStore store, RecallEngine recall) {
        super(store, recall);
    }

    /**
     * Creates an empty store with default recall.
     *
     * @return the store
     */
    public static InMemoryStore create() {
        return create(RecallSettings.defaults());
    }

    /**
     * Creates an empty store.
     *
     * @param settings how recall works
     * @return the store
     */
    public static InMemoryStore create(RecallSettings settings) {
        LoggedStore store = new LoggedStore(scope -> new HeapLog(), () -> {});
        RecallEngine recall = new RecallEngine(store, settings, null);
        store.followedBy(Derived.of(recall));
        return new InMemoryStore(store, recall);
    }
}
