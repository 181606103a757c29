package dev.kairos.api.dream;

import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.ReplySink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     * Asks the model several things of which none waits for another. By default it is asked one after the other, and not again
     * after the first failure. If the thread is interrupted meanwhile, the answers so far are kept, those that are missing failed
     * with {@link ModelException.Reason#STOPPED}, and the thread is interrupted still: whoever replays the dream from its
     * recorded replies has the same answers. May block for as long as the dream's wall time allows.
     *
     * @param requests what is asked
     * @return an answer for each request, in their order; none without a model
     * @throws InterruptedException if an implementation gives the dream up without answers; by default never
     */
    default List<Answer> answers(List<ModelRequest> requests) throws InterruptedException {
        List<Answer> answers = new ArrayList<>();
        ModelBackend model = model().orElse(null);
        ModelException failure = null;
        for (ModelRequest request : model == null ? List.<ModelRequest>of() : requests) {
            ModelReply reply = null;
            if (model != null && failure == null) {
                try {
                    reply = model.call(request, ReplySink.NONE);
                } catch (ModelException e) {
                    failure = e;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    failure = new ModelException(
                            ModelException.Reason.STOPPED, "the dream was given up while it asked", null, e);
                }
            }
            answers.add(new Answer(reply, reply == null ? failure : null));
        }
        return answers;
    }

    /**
     * What became of a request.
     *
     * @param reply the reply, or {@code null} if it failed
     * @param failure why it failed, or {@code null}
     */
    record Answer(@Nullable ModelReply reply, @Nullable ModelException failure) {}

    /**
     * Returns the embedder.
     *
     * @return the metered embedder, or empty if the dream has none
     */
    default Optional<EmbeddingModel> embedder() {
        return Optional.empty();
    }
}
