package dev.kairos.core.internal.spend;

import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.oversight.Purpose;
import dev.kairos.core.internal.oversight.Brake;
import java.util.OptionalLong;

/**
 * A model whose calls pass the ledger and the brake: what dreams, verification and triage are given. Each call is reserved,
 * made and reconciled; one without room, or after a stop, throws a {@link ModelException} of reason BUDGET or STOPPED and is
 * not made.
 */
public final class Metered implements ModelBackend {

    private final ModelBackend backend;
    private final Meter meter;
    private final Brake brake;
    private final Purpose purpose;
    private final Charge.Account account;

    /** Wraps a model. */
    public Metered(ModelBackend backend, Meter meter, Brake brake, Purpose purpose, Charge.Account account) {
        this.backend = backend;
        this.meter = meter;
        this.brake = brake;
        this.purpose = purpose;
        this.account = account;
    }

    @Override
    public ModelProfile profile() {
        return backend.profile();
    }

    @Override
    public OptionalLong inputTokens(ModelRequest request) {
        return backend.inputTokens(request);
    }

    @Override
    public ModelReply call(ModelRequest request, ReplySink sink) throws InterruptedException {
        Meter.Passage passage = meter.pass(backend, request, purpose, account);
        Reserved.Refusal refusal = passage.refusal();
        if (refusal != null) {
            throw new ModelException(ModelException.Reason.BUDGET, refusal.why());
        }
        ModelReply reply = brake.call("model " + profile().name(), () -> backend.call(request, sink));
        passage.settle(reply.usage());
        return reply;
    }
}
