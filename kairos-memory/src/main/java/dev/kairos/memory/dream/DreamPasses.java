package dev.kairos.memory.dream;

import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.memory.internal.dream.StandardPasses;
import dev.kairos.memory.recall.Language;
import java.util.function.Predicate;

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
     * Keeps how things are done, as people and the agent say it ("to fix the build here: run X before Y").
     *
     * @return the pass
     */
    public DreamPass procedures() {
        return passes.procedures();
    }

    /**
     * Merges new notes into older ones that say the same in nearly the same words; numbers, dates, names and denials must be
     * the same. What is said again becomes hot again.
     *
     * @return the pass
     */
    public DreamPass merge() {
        return passes.merge();
    }

    /**
     * Keeps a timeline of each name that comes up on several days, and of each day on which several things happened. It is
     * not part of {@link Dreams#standard()}: what stands in timelines stands in notes already.
     *
     * @return the pass
     */
    public DreamPass timelines() {
        return passes.timelines();
    }

    /**
     * Shares what a dream adds to another scope; which scopes may be shared to is said with
     * {@link dev.kairos.api.dream.Dream#sharing}.
     *
     * @param target the scope
     * @param which what is shared; instructions and identities are refused whatever it says
     * @return the pass
     */
    public DreamPass share(Scope target, Predicate<Statement> which) {
        return passes.share(target, which);
    }

    /**
     * Retires memories that a newer one replaces: of the same attribute of the same subject, where they have a key, or
     * another value of the same thing in nearly the same words.
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
     * Notices what fails again and again or now and then, what moves in one direction, what was promised and not heard of
     * again, and what contradicts itself.
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
