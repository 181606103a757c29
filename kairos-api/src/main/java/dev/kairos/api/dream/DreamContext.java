package dev.kairos.api.dream;

import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.StoredEpisode;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All that a dream may know. An immutable snapshot.
 *
 * @param generation what is known, with the watermark up to which was read before
 * @param episodes what happened after the watermark, oldest first by sequence, at most {@link DreamLimits#episodes()}
 * @param now when it is dreamed, with the zone in which days begin
 * @param limits what the plan must keep within
 * @param use how memories were used since they were recorded, by their id, as the journal tells; those never used are left out
 * @param models the only way to a model: every call through it passes the ledger
 */
public record DreamContext(
        Generation generation,
        List<StoredEpisode> episodes,
        ZonedDateTime now,
        DreamLimits limits,
        Map<String, MemoryUse> use,
        DreamModels models) {

    /** Copies and checks. */
    public DreamContext {
        Objects.requireNonNull(generation, "generation");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(models, "models");
        episodes = List.copyOf(episodes);
        use = Map.copyOf(use);
    }

    /**
     * Creates a context without models and use statistics, within the default limits.
     *
     * @param generation what is known
     * @param episodes what happened since
     * @param now when it is dreamed
     * @return the context
     */
    public static DreamContext of(Generation generation, List<StoredEpisode> episodes, ZonedDateTime now) {
        return new DreamContext(generation, episodes, now, DreamLimits.defaults(), Map.of(), DreamModels.NONE);
    }

    /**
     * Returns this context with other episodes.
     *
     * @param others the episodes
     * @return the context
     */
    public DreamContext episodes(List<StoredEpisode> others) {
        return new DreamContext(generation, others, now, limits, use, models);
    }

    /**
     * Returns this context with other limits.
     *
     * @param others the limits
     * @return the context
     */
    public DreamContext limits(DreamLimits others) {
        return new DreamContext(generation, episodes, now, others, use, models);
    }

    /**
     * Returns this context with other models.
     *
     * @param others the models
     * @return the context
     */
    public DreamContext models(DreamModels others) {
        return new DreamContext(generation, episodes, now, limits, use, others);
    }
}
