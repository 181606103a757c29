package dev.kairos.memory.dream;

import dev.kairos.api.dream.DreamStrategy;
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
        DreamPasses passes = DreamPasses.of(language);
        return DreamStrategy.of(
                passes.scaffolding(),
                passes.notes(),
                passes.standing(),
                passes.procedures(),
                passes.merge(),
                passes.supersede(),
                passes.conflicts(),
                passes.insights(),
                passes.prune());
    }

    /**
     * {@link #standard()} with a model that proposes further memories. What it proposes passes the same gates; a model that
     * is down, slow, over its budget or talks nonsense leaves the result of {@link #standard()}, and the report says so.
     *
     * @return the strategy
     */
    public static DreamStrategy withModel() {
        DreamPasses passes = DreamPasses.of(Language.ENGLISH);
        return DreamStrategy.of(
                passes.scaffolding(),
                passes.notes(),
                passes.standing(),
                passes.procedures(),
                passes.merge(),
                passes.supersede(),
                passes.conflicts(),
                passes.model(),
                passes.insights(),
                passes.prune());
    }
}
