package dev.kairos.memory.dream;

import dev.kairos.api.dream.DreamStrategy;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.memory.internal.dream.StandardPasses;
import dev.kairos.memory.recall.Language;

/** Strategies of dreams. */
public final class Dreams {
    private Dreams() {}

    /**
     * The composition that needs no model and costs no tokens, for English.
     *
     * @return the strategy
     */
    public static DreamStrategy standard() {
        return standard(Language.ENGLISH);
    }

    /**
     * The composition that needs no model and costs no tokens.
     *
     * @param language the language that most is said in
     * @return the strategy
     */
    public static DreamStrategy standard(Language language) {
        StandardPasses passes = new StandardPasses(language, TokenEstimator.standard());
        return DreamStrategy.of(
                passes.scaffolding(),
                passes.notes(),
                passes.standing(),
                passes.supersede(),
                passes.conflicts(),
                passes.prune());
    }
}
