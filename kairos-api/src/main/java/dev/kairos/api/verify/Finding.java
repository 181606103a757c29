package dev.kairos.api.verify;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a verifier found.
 *
 * @param verdict the verdict
 * @param why in one line, for models and people: what agrees, or what does not
 * @param review what a person can accept so that it may be verified, or {@code null}
 */
public record Finding(Verdict verdict, String why, @Nullable Review review) {

    /** Checks the parts. */
    public Finding {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(why, "why");
    }

    /**
     * Creates a finding that no person can change.
     *
     * @param verdict the verdict
     * @param why why
     */
    public Finding(Verdict verdict, String why) {
        this(verdict, why, null);
    }

    /**
     * Returns this finding with what a person can accept.
     *
     * @param asked what, or {@code null} for nothing
     * @return the finding
     */
    public Finding review(@Nullable Review asked) {
        return new Finding(verdict, why, asked);
    }

    /**
     * Creates the finding that journal and world agree with the claim.
     *
     * @param why what agrees
     * @return the finding
     */
    public static Finding verified(String why) {
        return new Finding(Verdict.VERIFIED, why);
    }

    /**
     * Creates the finding that they contradict it.
     *
     * @param why what does
     * @return the finding
     */
    public static Finding refuted(String why) {
        return new Finding(Verdict.REFUTED, why);
    }

    /**
     * Creates the finding that there is nothing to check it against.
     *
     * @param why what is missing
     * @return the finding
     */
    public static Finding unverified(String why) {
        return new Finding(Verdict.UNVERIFIED, why);
    }

    /**
     * Creates the finding that it was true, but that what it rests on has changed.
     *
     * @param why what has changed
     * @return the finding
     */
    public static Finding stale(String why) {
        return new Finding(Verdict.STALE, why);
    }
}
