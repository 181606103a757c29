package dev.kairos.api.memory;

/**
 * What a host gives its agents to remember with: a store, and the recall that works over it. Stores that bring their own
 * recall implement both this and {@link MemoryStore}. Safe for use by many threads.
 */
public interface AgentMemory extends AutoCloseable {

    /**
     * Returns where episodes and memories are kept.
     *
     * @return always the same store
     */
    MemoryStore store();

    /**
     * Returns what finds things in the store.
     *
     * @return always the same recall
     */
    Recall recall();

    /** Closes recall and store. Closing again does nothing. */
    @Override
    void close();
}
