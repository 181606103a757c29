package dev.kairos.core.internal.dream;

import dev.kairos.api.Money;
import dev.kairos.api.dream.DreamModels;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.Spend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands out a model that counts what it reads and writes, refuses beyond a dream's tokens, and keeps its replies. */
public final class RecordingModels implements DreamModels {
    private static final int LONGEST_REPLIES = 512 << 10;

    private final @Nullable ModelBackend backend;
    private final int tokens;
    private final List<String> replies = new ArrayList<>();
    private int length;
    private Spend spend = Spend.NONE;

    /**
     * Over a backend whose calls are paid.
     *
     * @param backend the model, or {@code null} for none
     * @param tokens how many tokens it may read and write
     */
    public RecordingModels(@Nullable ModelBackend backend, int tokens) {
        this.backend = backend;
        this.tokens = tokens;
    }

    @Override
    public Optional<ModelBackend> model() {
        return backend == null || tokens == 0 ? Optional.empty() : Optional.of(new Counted(backend));
    }

    synchronized List<String> replies() {
        return List.copyOf(replies);
    }

    synchronized Spend spend() {
        return spend;
    }

    private synchronized void reserve(int most, String model) {
        if (spend.usage().total() + most > tokens || length > LONGEST_REPLIES) {
            throw new ModelException(
                    ModelException.Reason.REJECTED,
                    "the dream may use " + tokens + " tokens of model " + model + "; "
                            + spend.usage().total() + " are used, this call needs " + most
                            + ": raise DreamLimits.modelTokens");
        }
    }

    private synchronized void keep(ModelReply reply, Usage usage, Money cost) {
        replies.add(reply.text());
        length += reply.text().length();
        spend = new Spend(
                spend.calls() + 1,
                spend.usage().plus(usage),
                new Money(spend.cost().micros() + cost.micros()));
    }

    private final class Counted implements ModelBackend {
        private final ModelBackend counted;

        Counted(ModelBackend counted) {
            this.counted = counted;
        }

        @Override
        public ModelProfile profile() {
            return counted.profile();
        }

        @Override
        public ModelReply call(ModelRequest request, ReplySink sink) throws InterruptedException {
            int input = input(request);
            reserve(input + request.maxOutput(), profile().name());
            ModelReply reply = counted.call(request, sink);
            Usage usage = reply.usage() == null
                    ? Usage.of(input, TokenEstimator.standard().tokens(reply.text()))
                    : reply.usage();
            Money cost = cost(usage);
            keep(reply, usage, cost);
            return reply;
        }

        private Money cost(Usage usage) {
            Price price = profile().price();
            return price == null ? Money.ZERO : price.cost(usage);
        }

        private static int input(ModelRequest request) {
            TokenEstimator estimator = TokenEstimator.standard();
            int tokens = estimator.tokens(request.system());
            for (ModelMessage message : request.messages()) {
                tokens += estimator.tokens(message.toString());
            }
            return tokens;
        }
    }
}
