package dev.kairos.core.internal.beat;

import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.Tier;
import dev.kairos.core.internal.state.BeatState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which model thinks: the everyday one, the largest one once the beat has asked for it, and the next of the same tier where
 * one is out of order. Pure.
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
        boolean large = beat.progress().escalated() && hasFrontier();
        return large ? chains.getOrDefault(Tier.FRONTIER, List.of()) : chains.getOrDefault(Tier.STANDARD, List.of());
    }

    /** Whether there is a model to escalate to. */
    boolean hasFrontier() {
        return !chains.getOrDefault(Tier.FRONTIER, List.of()).isEmpty();
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
