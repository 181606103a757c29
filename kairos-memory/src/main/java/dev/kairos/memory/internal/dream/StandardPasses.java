package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.memory.internal.text.Analysis;
import dev.kairos.memory.recall.Language;

/** Makes the passes for a language. */
public final class StandardPasses {
    private final Analysis analysis;
    private final TokenEstimator estimator;
    private final Claims claims;

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
        return new Notes(analysis);
    }

    public DreamPass standing() {
        return new Standing(new Wordlist(analysis.language()));
    }

    public DreamPass supersede() {
        return new Superseding(claims);
    }

    public DreamPass conflicts() {
        return new Conflicting(claims);
    }

    public DreamPass insights() {
        return new Noticing(analysis);
    }

    public DreamPass model() {
        return new Proposing(estimator);
    }

    public DreamPass prune() {
        return new Pruning(estimator);
    }
}
