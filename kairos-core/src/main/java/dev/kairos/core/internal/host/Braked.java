package dev.kairos.core.internal.host;

import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.ReplySink;
import dev.kairos.core.internal.oversight.Brake;

/** A model that is not called once its agent is stopped. */
record Braked(ModelBackend backend, Brake brake) implements ModelBackend {

    @Override
    public ModelProfile profile() {
        return backend.profile();
    }

    @Override
    public ModelReply call(ModelRequest request, ReplySink sink) throws InterruptedException {
        return brake.call("model " + profile().name(), () -> backend.call(request, sink));
    }
}
