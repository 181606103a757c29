package dev.kairos.api.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the runtime must know of a model before it calls it.
 *
 * @param name the model's name as the provider spells it; not blank
 * @param tier how large and dear it is
 * @param contextWindow input and output tokens that fit together; at least 1,000
 * @param maxOutput the most output tokens it writes in one reply; at least 1
 * @param price what its tokens cost, or {@code null} if unknown: then it is never called under a money cap
 * @param capabilities what it can do; parameters beyond these are never sent
 */
public record ModelProfile(
        String name,
        Tier tier,
        int contextWindow,
        int maxOutput,
        @Nullable Price price,
        Set<Capability> capabilities) {

    /** What a model can do beyond text in, text out. */
    public enum Capability {
        /** Calls tools. Without it a model cannot run an agent. */
        TOOLS,
        /** Accepts a sampling temperature. */
        TEMPERATURE,
        /** Sends its reply piece by piece. */
        STREAMING,
        /** Serves repeated prompt prefixes from a cache. */
        CACHING,
        /** Holds its answer to a JSON Schema. */
        STRUCTURED_OUTPUT,
        /** Its calls go through the provider's interface for batches: they may take hours, and cost what a batch costs. */
        BATCH
    }

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public ModelProfile {
        if (name.isBlank() || contextWindow < 1_000 || maxOutput < 1) {
            throw new IllegalArgumentException("profile of model '" + name + "' is out of range: contextWindow "
                    + contextWindow + " (at least 1000), maxOutput " + maxOutput + " (at least 1)");
        }
        capabilities = Set.copyOf(capabilities);
    }

    /**
     * Creates the profile of a standard model that calls tools and streams.
     *
     * @param name its name
     * @param contextWindow its window in tokens
     * @param maxOutput its most output tokens per reply
     * @param price its price, or {@code null} if unknown
     * @return the profile
     */
    public static ModelProfile standard(String name, int contextWindow, int maxOutput, @Nullable Price price) {
        return new ModelProfile(
                name, Tier.STANDARD, contextWindow, maxOutput, price, Set.of(Capability.TOOLS, Capability.STREAMING));
    }
}
