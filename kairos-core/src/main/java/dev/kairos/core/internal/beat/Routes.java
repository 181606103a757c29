package dev.kairos.core.internal.beat;

import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.Tier;
import dev.kairos.core.internal.state.BeatState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which model thinks: rules or a tiny model first where there are such, else the everyday one; a larger one once the beat was
 * escalated; and the next of the same tier where one is out of order. Pure.
 *
 * @param chains the models of each tier, the preferred one first; the standard tier is never empty
 */
public record Routes(Map<Tier, List<ModelProfile>> chains) {

    /** Copies the chains. */
    public Routes {
        chains = Map.copyOf(chains);
    }

    /** One model for everything. */
    public static Routes of(ModelProfile model) {
        Map<Tier, List<ModelProfile>> one = new EnumMap<>(Tier.class);
        one.put(Tier.STANDARD, List.of(model));
        return new Routes(one);
    }

    /** The model of a beat's next call; {@code failed} attempts at it have failed. */
    ModelProfile next(BeatState beat, int failed) {
        List<ModelProfile> chain = chain(beat);
        return chain.get(failed % chain.size());
    }

    /** The models that a beat is served by now. */
    List<ModelProfile> chain(BeatState beat) {
        return chains.getOrDefault(tier(beat), List.of());
    }

    /** The tier that thinks in a beat now: each beat begins with the smallest. */
    public Tier tier(BeatState beat) {
        Tier tier = beat.progress().tier();
        if (tier != null && has(tier)) {
            return tier;
        }
        return has(Tier.REFLEX) ? Tier.REFLEX : Tier.STANDARD;
    }

    /** What a beat can be escalated to, or {@code null}. */
    @Nullable
    Tier larger(BeatState beat) {
        return switch (tier(beat)) {
            case REFLEX -> Tier.STANDARD;
            case STANDARD -> has(Tier.FRONTIER) ? Tier.FRONTIER : null;
            case FRONTIER -> null;
        };
    }

    /** Whether there is any model to escalate to. */
    boolean hasLarger() {
        return has(Tier.FRONTIER) || has(Tier.REFLEX);
    }

    boolean has(Tier tier) {
        List<ModelProfile> chain = chains.get(tier);
        return chain != null && !chain.isEmpty();
    }

    /** What of it is part of the configuration: nothing where one model does everything. */
    List<String> describe() {
        long models = chains.values().stream().mapToLong(List::size).sum();
        return models <= 1
                ? List.of()
                : chains.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(chain -> chain.getKey() + " "
                                + chain.getValue().stream()
                                        .map(ModelProfile::name)
                                        .toList())
                        .toList();
    }
}
