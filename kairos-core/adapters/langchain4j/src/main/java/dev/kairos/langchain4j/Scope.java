package dev.kairos.langchain4j;

import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.ReplySink;

/** What stands around one call. An interface, so that its only foreign implementation is loaded where it is used. */
interface Scope {

    /** Nothing stands around the call. */
    Scope NONE = (request, sink, call) -> call.run();

    /**
     * Runs a call on the calling thread.
     *
     * @param request what is asked
     * @param sink where progress goes
     * @param call the call
     * @return its reply
     * @throws InterruptedException if the thread was interrupted
     */
    ModelReply within(ModelRequest request, ReplySink sink, Call call) throws InterruptedException;

    /** Tells whether the response has ended by the time that LangChain4j has returned. By default that is not known. */
    default boolean isOver() {
        return false;
    }

    /** The call. */
    @FunctionalInterface
    interface Call {
        ModelReply run() throws InterruptedException;
    }
}
