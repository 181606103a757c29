package dev.kairos.core.internal.host;

import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelReply;
import java.time.Duration;
import java.time.Instant;

/** What all calls of one backend share: its rates and its circuit. Safe for use by many threads. */
final class Gateway {

    private final Throttle calls;
    private final Throttle tokens;
    private final Circuit circuit = new Circuit();

    Gateway(Host.Settings settings) {
        this.calls = new Throttle(settings.callsPerMinute());
        this.tokens = new Throttle(settings.tokensPerMinute());
    }

    /**
     * Takes a place for a call.
     *
     * @param mostTokens what the call may cost
     * @return how long to wait before it is made
     * @throws ModelException if the backend does not work and calls fail at once
     */
    Duration reserve(String model, long mostTokens, Instant now) {
        Duration open = circuit.openFor(now);
        if (open != null) {
            String why = "model " + model + " failed too often in a row; it is called again in " + open;
            throw new ModelException(ModelException.Reason.UNAVAILABLE, why, open, null);
        }
        Duration forCalls = calls.reserve(1, now);
        Duration forTokens = tokens.reserve(mostTokens, now);
        return forCalls.compareTo(forTokens) > 0 ? forCalls : forTokens;
    }

    /** Learns how a call ended. */
    void ended(Deadline.Ended<ModelReply> ended, String model, Instant now) {
        if (ended.value() != null) {
            circuit.answered();
        } else {
            circuit.failed(ModelCalls.failure(ended, model).reason(), now);
        }
    }
}
