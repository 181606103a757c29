package dev.kairos.memory;

import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Recall;
import dev.kairos.memory.internal.recall.RecallEngine;
import dev.kairos.memory.recall.RecallSettings;

/**
 * Recall over any store, with its index in memory: for stores that bring none of their own. The index of a scope is made when
 * the scope is first looked at, and follows its changes from then on.
 */
public final class MemoryRecall implements AgentMemory {
    private final MemoryStore store;
    private final RecallEngine recall;

    private MemoryRecall(MemoryStore store, RecallEngine recall) {
        this.store = store;
        this.recall = recall;
    }

    /**
     * Adds recall to a store.
     *
     * @param store the store; closed with what this returns
     * @param settings how recall works
     * @return both together
     */
    public static MemoryRecall over(MemoryStore store, RecallSettings settings) {
        return new MemoryRecall(store, new RecallEngine(store, settings, null));
    }

    @Override
    public MemoryStore store() {
        return store;
    }

    @Override
    public Recall recall() {
        return recall;
    }

    @Override
    public void close() {
        recall.close();
        store.close();
    }
}
