package dev.kairos.api.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The models that an agent thinks with, by tier. A beat begins with {@link Tier#REFLEX} where there is one, else with the
 * everyday model; one that needs more asks for the next larger tier, which then serves the rest of that beat. So does a beat in
 * which what was claimed did not hold. The next beat begins small again. A model that is out of order is stood in for by the
 * next one of its tier.
 *
 * <pre>{@code
 * Tiers.standard(sonnet).failover(Tier.STANDARD, gpt).frontier(opus)
 * }</pre>
 *
 * @param models the models of each tier, the preferred one first; {@link Tier#STANDARD} is never empty
 */
public record Tiers(Map<Tier, List<ModelBackend>> models) {

    /**
     * Copies the models.
     *
     * @throws IllegalArgumentException if there is no standard model
     */
    public Tiers {
        Map<Tier, List<ModelBackend>> copy = new EnumMap<>(Tier.class);
        models.forEach((tier, list) -> copy.put(tier, List.copyOf(list)));
        if (copy.getOrDefault(Tier.STANDARD, List.of()).isEmpty()) {
            throw new IllegalArgumentException("tiers without a standard model: begin with Tiers.standard(…)");
        }
        models = Collections.unmodifiableMap(copy);
    }

    /**
     * Begins with the everyday model.
     *
     * @param model the model, whatever tier its profile names
     * @return tiers with this model alone
     */
    public static Tiers standard(ModelBackend model) {
        return new Tiers(Map.of(Tier.STANDARD, List.of(Objects.requireNonNull(model, "model"))));
    }

    /**
     * Sets rules or a tiny local model: each beat begins with it. It does what it can, ends the beat where nothing needs doing,
     * and hands the rest to the everyday model by calling {@code escalate}. Its calls count as triage.
     *
     * @param model the model
     * @return the tiers
     */
    public Tiers reflex(ModelBackend model) {
        return failover(Tier.REFLEX, model);
    }

    /**
     * Sets the largest model.
     *
     * @param model the model
     * @return the tiers
     */
    public Tiers frontier(ModelBackend model) {
        return failover(Tier.FRONTIER, model);
    }

    /**
     * Adds a model at the end of a tier's chain.
     *
     * @param tier which tier
     * @param model the model
     * @return the tiers
     */
    public Tiers failover(Tier tier, ModelBackend model) {
        Map<Tier, List<ModelBackend>> more = new EnumMap<>(Tier.class);
        more.putAll(models);
        List<ModelBackend> chain = new ArrayList<>(of(tier));
        chain.add(Objects.requireNonNull(model, "model"));
        more.put(tier, chain);
        return new Tiers(more);
    }

    /**
     * Returns the models of a tier.
     *
     * @param tier which tier
     * @return its chain; empty if it has none
     */
    public List<ModelBackend> of(Tier tier) {
        return models.getOrDefault(tier, List.of());
    }

    /**
     * Returns the everyday model.
     *
     * @return the first of {@link Tier#STANDARD}
     */
    public ModelBackend everyday() {
        return of(Tier.STANDARD).get(0);
    }
}
