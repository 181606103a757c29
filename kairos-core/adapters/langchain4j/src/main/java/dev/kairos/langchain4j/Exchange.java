package dev.kairos.langchain4j;

import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ReplySink;
import dev.langchain4j.exception.NonRetriableException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One call, as the HTTP client sees it: who hears of its bytes, how long it may take, and that it is a single request. */
final class Exchange {

    private final ReplySink sink;
    private final Duration deadline;
    private boolean begun;
    private boolean repeated;
    private @Nullable RuntimeException failure;

    Exchange(ReplySink sink, Duration deadline) {
        this.sink = sink;
        this.deadline = deadline;
    }

    ReplySink sink() {
        return sink;
    }

    Duration deadline() {
        return deadline;
    }

    void requireFirst() {
        if (begun) {
            repeated = true;
            throw new NonRetriableException("a second request within one call");
        }
        begun = true;
    }

    /** Finds a model that was built with another client. */
    void requireBegun() {
        if (!begun) {
            throw new ModelException(
                    ModelException.Reason.REJECTED,
                    "the model did not send its request through the BoundedHttp that it is over: build it with that one as its"
                            + " httpClientBuilder");
        }
    }

    /** Remembers how the request failed, in case that LangChain4j hides it behind its own retry. */
    <E extends RuntimeException> E failed(E why) {
        failure = why;
        return why;
    }

    /** Returns what really happened, and says so if it happened to be retried. */
    RuntimeException explain(RuntimeException seen) {
        RuntimeException first = failure;
        if (!repeated || first == null) {
            return seen;
        }
        ModelException known = Failures.of(first, "langchain4j");
        return new ModelException(
                known.reason(),
                known.getMessage() + " (the LangChain4j model tried to repeat the call: build it with maxRetries(0))",
                known.retryAfter(),
                seen);
    }
}
