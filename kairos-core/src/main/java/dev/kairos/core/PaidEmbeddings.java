package dev.kairos.core;

import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.Price;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An embedding model that is paid for. A memory is opened before the runtime that it belongs to, so the memory is given this,
 * and the runtime too: from then on each call passes the runtime's ledger and its kill switch, under the host's budget.
 *
 * <pre>{@code
 * PaidEmbeddings embeddings = PaidEmbeddings.of(model, Price.perMillion("0.02", "0"));
 * Kairos.builder()
 *         .memory(FileMemoryStore.open(folder, RecallSettings.defaults().embedder(embeddings)))
 *         .embeddings(embeddings)
 * }</pre>
 *
 * <p>Before a runtime has it, and where the budget has no room, a call is not made and throws a {@link ModelException}: recall
 * then goes by words alone. A model that runs in the process costs nothing and needs none of this. Safe for use by many
 * threads.
 */
public final class PaidEmbeddings implements EmbeddingModel {

    private final EmbeddingModel model;
    private final Price price;
    private final AtomicReference<@Nullable EmbeddingModel> metered = new AtomicReference<>();

    private PaidEmbeddings(EmbeddingModel model, Price price) {
        this.model = model;
        this.price = price;
    }

    /**
     * Wraps a model.
     *
     * @param model the model
     * @param price what its input costs
     * @return the model, for a memory and for a runtime
     */
    public static PaidEmbeddings of(EmbeddingModel model, Price price) {
        return new PaidEmbeddings(Objects.requireNonNull(model, "model"), Objects.requireNonNull(price, "price"));
    }

    EmbeddingModel model() {
        return model;
    }

    Price price() {
        return price;
    }

    void meteredBy(EmbeddingModel ledger) {
        metered.set(ledger);
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public int dimensions() {
        return model.dimensions();
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        EmbeddingModel paid = metered.get();
        if (paid == null) {
            throw new ModelException(
                    ModelException.Reason.REJECTED,
                    "embeddings of '" + name()
                            + "' are paid for and belong to no runtime yet: hand them to Kairos.builder().embeddings(…)");
        }
        return paid.embed(texts);
    }
}
