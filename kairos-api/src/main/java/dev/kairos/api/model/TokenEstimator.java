package dev.kairos.api.model;

/** Estimates how many tokens a text costs. Pure and safe for use by many threads. */
@FunctionalInterface
public interface TokenEstimator {

    /**
     * Estimates.
     *
     * @param text any text; unpaired surrogates count like other characters
     * @return the tokens, at least 0; 0 only for the empty text
     */
    int tokens(CharSequence text);

    /**
     * Returns the built-in estimator: one pass over character classes, tuned to err upwards.
     *
     * @return the estimator
     */
    static TokenEstimator standard() {
        return CharacterClassEstimator.INSTANCE;
    }
}
