package dev.kairos.api.dream;

import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.api.model.ModelBackend;
import java.util.Optional;

/**
 * The models that a dream may call. What is handed out is metered: each call is reserved and paid like those of a beat, is
 * refused with a {@link dev.kairos.api.model.ModelException} once the dream's limits or the agent's budget are reached, and
 * its reply is recorded, so that the dream can be replayed without the model.
 */
public interface DreamModels {

    /** No models at all. */
    DreamModels NONE = new DreamModels() {};

    /**
     * Returns the model.
     *
     * @return the metered model, or empty if the dream has none; then a strategy does without
     */
    default Optional<ModelBackend> model() {
        return Optional.empty();
    }

    /**
     * Returns the embedder.
     *
     * @return the metered embedder, or empty if the dream has none
     */
    default Optional<EmbeddingModel> embedder() {
        return Optional.empty();
    }
}
