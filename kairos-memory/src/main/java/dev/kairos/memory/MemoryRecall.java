package dev.kairos.memory;

import dev.kairos.api.memory.Erasure;
import dev.kairos.api.memory.ErasureReport;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.memory.internal.recall.RecallEngine;
import dev.kairos.memory.recall.RecallSettings;

/**
 * Recall over any store, with its index in memory: for stores that bring none of their own. The index of a scope is made when
 * the scope is first looked at, and follows its changes from then on, whoever makes them. What is erased through this store is
 * gone from the index when the call returns; what is erased otherwise, when the scope is next looked at.
 */
public final class MemoryRecall extends Delegating {
    private final RecallEngine engine;

    private MemoryRecall(MemoryStore store, RecallEngine engine) {
        super(store, engine);
        this.engine = engine;
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
    public ErasureReport erase(Principal principal, Scope scope, Erasure erasure) {
        ErasureReport report = super.erase(principal, scope, erasure);
        engine.dropIndexes();
        return report;
    }
}
