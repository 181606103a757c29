package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.DreamModels;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.Usage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Answers with the replies that a dream has recorded, and fails like the model did once they are used up. */
final class ReplayedModels implements DreamModels, ModelBackend {
    private static final int WINDOW = 1_000_000;

    private final Deque<String> replies;
    private final boolean any;

    ReplayedModels(List<String> replies) {
        this.replies = new ArrayDeque<>(replies);
        this.any = !replies.isEmpty();
    }

    @Override
    public Optional<ModelBackend> model() {
        return any ? Optional.of(this) : Optional.empty();
    }

    @Override
    public ModelProfile profile() {
        return ModelProfile.standard("recorded", WINDOW, WINDOW, null);
    }

    @Override
    public ModelReply call(ModelRequest request, ReplySink sink) {
        String reply = replies.poll();
        if (reply == null) {
            throw new ModelException(ModelException.Reason.REJECTED, "the dream recorded no further reply");
        }
        return ModelReply.text(reply, Usage.NONE);
    }
}
