package dev.kairos.memory.recall;

import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.api.model.TokenEstimator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How recall works.
 *
 * @param language the language that most of what is remembered is in
 * @param embedder finds what is said in other words; {@code null} to go by words alone. Its calls cost what it costs: a
 *     remote model that is paid by the token belongs behind the host's own meter
 * @param estimator counts the tokens of what comes back
 */
public record RecallSettings(Language language, @Nullable EmbeddingModel embedder, TokenEstimator estimator) {

    /** Checks for null. */
    public RecallSettings {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(estimator, "estimator");
    }

    /**
     * Returns the defaults.
     *
     * @return English, no embedder, the standard estimator
     */
    public static RecallSettings defaults() {
        return new RecallSettings(Language.ENGLISH, null, TokenEstimator.standard());
    }

    /**
     * Returns these settings with another language.
     *
     * @param language the language that most of what is remembered is in
     * @return the settings
     */
    public RecallSettings language(Language language) {
        return new RecallSettings(language, embedder, estimator);
    }

    /**
     * Returns these settings with an embedder.
     *
     * @param embedder finds what is said in other words
     * @return the settings
     */
    public RecallSettings embedder(EmbeddingModel embedder) {
        return new RecallSettings(language, embedder, estimator);
    }

    /**
     * Returns these settings with another estimator.
     *
     * @param estimator counts the tokens of what comes back
     * @return the settings
     */
    public RecallSettings estimator(TokenEstimator estimator) {
        return new RecallSettings(language, embedder, estimator);
    }
}
