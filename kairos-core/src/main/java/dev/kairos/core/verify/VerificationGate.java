package dev.kairos.core.verify;

import dev.kairos.api.verify.Checked;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import dev.kairos.api.verify.Verification;
import dev.kairos.api.verify.Verifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides whether claimed work is done: each claim is checked by the verifier of its kind; no claim, no "done". Immutable; safe
 * for use by many threads.
 */
public final class VerificationGate {

    private static final int MOST_CLAIMS = 50;
    private static final VerificationGate EMPTY = new VerificationGate(Map.of());

    private final Map<String, Verifier> verifiers;

    private VerificationGate(Map<String, Verifier> verifiers) {
        this.verifiers = Map.copyOf(verifiers);
    }

    /**
     * Creates a gate.
     *
     * @param verifiers the verifiers by the kind of claim that they check; {@link Verifiers} makes those of Kairos
     * @return the gate
     */
    public static VerificationGate of(Map<String, Verifier> verifiers) {
        return verifiers.isEmpty() ? EMPTY : new VerificationGate(verifiers);
    }

    /**
     * Checks claims. Blocks while verifiers look.
     *
     * @param claims what the agent says; of more than 50 the rest counts as not verified
     * @param required kinds of claims that must be among them
     * @param evidence what the agent's tools recorded, oldest first
     * @return what came of it
     * @throws InterruptedException if the thread was interrupted
     */
    public Verification check(List<Claim> claims, Collection<String> required, List<Evidence> evidence)
            throws InterruptedException {
        List<Checked> checked = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>(required);
        for (Claim claim : new LinkedHashSet<>(claims)) {
            Finding finding = checked.size() < MOST_CLAIMS
                    ? find(claim, evidence)
                    : Finding.unverified("more than " + MOST_CLAIMS + " claims were made");
            checked.add(new Checked(claim, finding));
            missing.remove(claim.kind());
        }
        return new Verification(checked, List.copyOf(missing));
    }

    private Finding find(Claim claim, List<Evidence> evidence) throws InterruptedException {
        Verifier verifier = verifiers.get(claim.kind());
        if (verifier == null) {
            return Finding.unverified(
                    "nothing checks claims of this kind; known are " + new TreeSet<>(verifiers.keySet()));
        }
        try {
            return verifier.verify(claim, List.copyOf(evidence));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return Finding.unverified("it could not be checked (" + e + ")");
        }
    }
}
