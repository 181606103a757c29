package dev.kairos.api.dream;

/**
 * What every dream keeps within; gates hold it to these whatever its strategy.
 *
 * @param hotTokens the most tokens of all live hot memories together, as estimated; at least 100
 * @param growth the most memories that one dream adds, at least 1
 * @param retired the largest share of the hot memories that one dream may demote or merge, 0 to 1; what is superseded or
 *     expired does not count
 * @param insights the most insights of one dream, 0 for none
 * @param episodes the most episodes of one dream, 1 to 10,000; if more have come, another dream follows
 * @param modelTokens the most tokens that models may read and write for one dream, 0 for none
 */
public record DreamLimits(int hotTokens, int growth, double retired, int insights, int episodes, int modelTokens) {

    private static final DreamLimits DEFAULTS = new DreamLimits(20_000, 2_000, 0.25, 3, 5_000, 100_000);

    private static final int LEAST_TOKENS = 100;
    private static final int MOST_EPISODES = 10_000;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public DreamLimits {
        boolean counts = growth >= 1 && insights >= 0 && episodes >= 1 && episodes <= MOST_EPISODES;
        if (hotTokens < LEAST_TOKENS || !counts || !(retired >= 0 && retired <= 1) || modelTokens < 0) {
            throw new IllegalArgumentException("dream limits are out of range: hotTokens " + hotTokens + " (at least "
                    + LEAST_TOKENS + "), growth " + growth + " (at least 1), retired " + retired
                    + " (0 to 1), insights " + insights + " (0 or more), episodes " + episodes + " (1-" + MOST_EPISODES
                    + "), modelTokens " + modelTokens + " (0 or more)");
        }
    }

    /**
     * Returns the limits unless others are set: 20,000 hot tokens, 2,000 new memories, a quarter of the hot ones retired, 3
     * insights, 5,000 episodes, 100,000 model tokens.
     *
     * @return the defaults
     */
    public static DreamLimits defaults() {
        return DEFAULTS;
    }

    /**
     * Returns these limits with another cap of the hot tier.
     *
     * @param tokens the most tokens
     * @return the limits
     */
    public DreamLimits hotTokens(int tokens) {
        return new DreamLimits(tokens, growth, retired, insights, episodes, modelTokens);
    }

    /**
     * Returns these limits with another bound on new memories.
     *
     * @param most the most memories that one dream adds
     * @return the limits
     */
    public DreamLimits growth(int most) {
        return new DreamLimits(hotTokens, most, retired, insights, episodes, modelTokens);
    }

    /**
     * Returns these limits with another bound on insights.
     *
     * @param most the most insights of one dream
     * @return the limits
     */
    public DreamLimits insights(int most) {
        return new DreamLimits(hotTokens, growth, retired, most, episodes, modelTokens);
    }

    /**
     * Returns these limits with another bound on episodes.
     *
     * @param most the most episodes of one dream
     * @return the limits
     */
    public DreamLimits episodes(int most) {
        return new DreamLimits(hotTokens, growth, retired, insights, most, modelTokens);
    }

    /**
     * Returns these limits with another bound on model tokens.
     *
     * @param most the most tokens that models may read and write
     * @return the limits
     */
    public DreamLimits modelTokens(int most) {
        return new DreamLimits(hotTokens, growth, retired, insights, episodes, most);
    }
}
