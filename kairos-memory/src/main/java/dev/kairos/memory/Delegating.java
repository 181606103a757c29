package dev.kairos.memory;

import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.ForwardingMemoryStore;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Recall;
import dev.kairos.memory.internal.recall.RecallEngine;

/** A store with its recall, that has others do the work. */
abstract class Delegating extends ForwardingMemoryStore implements AgentMemory {
    private final MemoryStore store;
    private final RecallEngine recall;

    Delegating(MemoryStore store, RecallEngine recall) {
        this.store = store;
        this.recall = recall;
    }

    @Override
    protected final MemoryStore delegate() {
        return store;
    }

    @Override
    public MemoryStore store() {
        return this;
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
