package dev.kairos.api.model;

import java.util.OptionalLong;

/**
 * A model that can be called. Implementations are safe for use by many threads.
 *
 * <p>The runtime calls from threads that may block, holds the deadlines itself, and retries what is retriable: a backend
 * does one attempt and reports how it failed.
 */
public interface ModelBackend {

    /**
     * Describes the model. Always the same answer, without I/O.
     *
     * @return the profile
     */
    ModelProfile profile();

    /**
     * Calls the model once.
     *
     * @param request what is asked
     * @param sink where progress goes; backends that cannot stream report {@link ReplySink#received} at the end
     * @return the reply
     * @throws ModelException if the call failed
     * @throws InterruptedException if the call was abandoned while it waited
     */
    ModelReply call(ModelRequest request, ReplySink sink) throws InterruptedException;

    /**
     * Counts the input tokens of a request, where the model can do that exactly, quickly and for free. What a call may cost is
     * reserved by it; without it, each byte of the request counts as a token.
     *
     * @param request what would be asked
     * @return the tokens; by default empty
     */
    default OptionalLong inputTokens(ModelRequest request) {
        return OptionalLong.empty();
    }
}
