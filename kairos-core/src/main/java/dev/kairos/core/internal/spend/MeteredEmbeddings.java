package dev.kairos.core.internal.spend;

import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.Tier;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.PriceRow;
import dev.kairos.api.oversight.Purpose;
import dev.kairos.core.internal.oversight.Brake;
import java.util.List;
import java.util.Set;

/** An embedding model that is paid for: its calls pass the ledger. One that runs in the process is free and needs none. */
public final class MeteredEmbeddings implements EmbeddingModel {

    private final EmbeddingModel model;
    private final Meter meter;
    private final Brake brake;
    private final Charge.Account account;
    private final ModelProfile profile;
    private final PriceRow row;

    /** Wraps a model. */
    public MeteredEmbeddings(EmbeddingModel model, Price price, Meter meter, Brake brake, Charge.Account account) {
        this.model = model;
        this.meter = meter;
        this.brake = brake;
        this.account = account;
        this.profile = new ModelProfile(model.name(), Tier.REFLEX, 1_000_000, 1, price, Set.of());
        this.row = PriceRow.of(model.name(), price);
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
        long bytes = texts.stream().mapToLong(Bounds::bytes).sum();
        Meter.Passage passage = meter.pass(new Charge(account, Purpose.EMBED, profile, row, bytes, 0));
        Reserved.Refusal refusal = passage.refusal();
        if (refusal != null) {
            throw new ModelException(ModelException.Reason.BUDGET, refusal.why());
        }
        List<float[]> vectors = called(texts);
        // Embedding providers bill the tokens of the texts and report none to this interface: the bound stands.
        passage.settle(Usage.of(bytes, 0));
        return vectors;
    }

    private List<float[]> called(List<String> texts) {
        try {
            return brake.call("embedding " + name(), () -> model.embed(texts));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException(ModelException.Reason.STOPPED, "interrupted", null, e);
        }
    }
}
