package dev.kairos.memory.dream;

import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.memory.internal.dream.StandardPasses;
import dev.kairos.memory.recall.Language;

/** The passes that the strategies of {@link Dreams} are made of, for strategies of one's own. */
public final class DreamPasses {
    private final StandardPasses passes;

    private DreamPasses(StandardPasses passes) {
        this.passes = passes;
    }

    /**
     * Makes the passes for a language.
     *
     * @param language the language that most is said in; what people instruct, prefer and deny is recognised in English
     * @return the passes
     */
    public static DreamPasses of(Language language) {
        return new DreamPasses(new StandardPasses(language, TokenEstimator.standard()));
    }

    /**
     * Leaves out what is never learned: what is not trusted, what tools print, dreams, recalled text.
     *
     * @return the pass
     */
    public DreamPass scaffolding() {
        return passes.scaffolding();
    }

    /**
     * Keeps a note of every episode that says something, with absolute times.
     *
     * @return the pass
     */
    public DreamPass notes() {
        return passes.notes();
    }

    /**
     * Keeps what people want to stand: instructions and preferences.
     *
     * @return the pass
     */
    public DreamPass standing() {
        return passes.standing();
    }

    /**
     * Retires notes whose value a newer one replaces.
     *
     * @return the pass
     */
    public DreamPass supersede() {
        return passes.supersede();
    }

    /**
     * Links notes that cannot both be so.
     *
     * @return the pass
     */
    public DreamPass conflicts() {
        return passes.conflicts();
    }

    /**
     * Notices what fails again and again, what was promised and not heard of again, and what contradicts itself.
     *
     * @return the pass
     */
    public DreamPass insights() {
        return passes.insights();
    }

    /**
     * Has a model propose further memories; without a model, and when it fails, it leaves the plan as it is and says so.
     *
     * @return the pass
     */
    public DreamPass model() {
        return passes.model();
    }

    /**
     * Keeps the hot tier under its cap. Comes last.
     *
     * @return the pass
     */
    public DreamPass prune() {
        return passes.prune();
    }
}
