package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.memory.internal.text.Analysis;
import dev.kairos.memory.recall.Language;
import java.util.function.Predicate;

/** Makes the passes for a language. */
public final class StandardPasses {
    private final Analysis analysis;
    private final TokenEstimator estimator;
    private final Claims claims;
    private final Desk desk = new Desk();

    /** For texts of a language. */
    public StandardPasses(Language language, TokenEstimator estimator) {
        this.analysis = Analysis.of(language);
        this.estimator = estimator;
        this.claims = new Claims(analysis);
    }

    public DreamPass scaffolding() {
        return new Scaffolding();
    }

    public DreamPass notes() {
        return new Notes(desk, analysis);
    }

    public DreamPass standing() {
        return new Standing(desk, new Wordlist(analysis.language()));
    }

    public DreamPass procedures() {
        return new Procedures(desk);
    }

    public DreamPass merge() {
        return new Merging(desk, claims);
    }

    public DreamPass supersede() {
        DreamPass keyed = new Keyed(desk);
        DreamPass stated = new Superseding(desk, claims);
        return draft -> stated.run(keyed.run(draft));
    }

    public DreamPass timelines() {
        return new Timelines(desk, claims);
    }

    public DreamPass share(Scope target, Predicate<Statement> which) {
        return new Sharing(desk, target, which);
    }

    public DreamPass conflicts() {
        return new Conflicting(desk, claims);
    }

    public DreamPass insights() {
        return new Noticing(desk, analysis, claims);
    }

    public DreamPass model() {
        return new Proposing(estimator);
    }

    public DreamPass prune() {
        return new Pruning(desk, estimator);
    }
}
