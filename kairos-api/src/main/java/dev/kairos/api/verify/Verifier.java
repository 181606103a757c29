package dev.kairos.api.verify;

import java.util.List;

/**
 * Checks claims of a kind. Looks at the evidence and at the world as it is now, never at what a model says beside the claim.
 *
 * <p>Called on a worker thread, may block; the runtime bounds its time. A verifier that throws or runs out of time leaves its
 * claim {@link Verdict#UNVERIFIED}. Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface Verifier {

    /**
     * Checks a claim.
     *
     * @param claim what is claimed; its details come from a model and may hold anything
     * @param evidence what the agent's tools recorded on the objective that the claim belongs to, oldest first
     * @return what was found
     * @throws Exception if it cannot look
     */
    Finding verify(Claim claim, List<Evidence> evidence) throws Exception;

    /**
     * Returns a verifier that also asks another one, and lets it lower the verdict but never raise it.
     *
     * @param other asked only where this one verified the claim
     * @return the verifier
     */
    default Verifier and(Verifier other) {
        return (claim, evidence) -> {
            Finding first = verify(claim, evidence);
            return first.verdict() == Verdict.VERIFIED ? other.verify(claim, evidence) : first;
        };
    }
}
