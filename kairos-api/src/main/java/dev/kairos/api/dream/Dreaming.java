package dev.kairos.api.dream;

import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryStore;
import java.util.concurrent.CompletableFuture;

/**
 * The owner's hand on an agent's dreams. Safe for use by many threads; no method waits. What it returns completes on a worker
 * thread, and fails as the memory does.
 */
public interface Dreaming {

    /**
     * Dreams now.
     *
     * @return what it did; an outcome of HELD if another dream is under way or the day's count is reached
     */
    CompletableFuture<DreamReport> now();

    /**
     * Plans a dream and commits nothing. Model calls that the plan takes are made and paid.
     *
     * @return what a dream at this moment would do, with its diff
     */
    CompletableFuture<DreamReport> preview();

    /**
     * Returns to what was known in an earlier generation, as a new generation; what was erased since stays erased.
     *
     * @param generation the number of the generation to return to; 0 for nothing known
     * @return the generation that it made
     */
    CompletableFuture<Generation> rollback(long generation);

    /**
     * Makes what is known anew from the episodes alone: each recorded dream is dreamed again with its own instant, watermark,
     * limits and recorded replies of models, and each commit of a person is made again.
     *
     * @param target an empty store that receives episodes and generations; not closed
     * @return the newest generation of the target
     */
    CompletableFuture<Generation> rebuild(MemoryStore target);
}
