package dev.kairos.core.verify;

import dev.kairos.api.verify.Finding;
import dev.kairos.api.verify.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of checking all claims of a beat.
 *
 * @param checked the claims and what was found
 * @param missing kinds of claims that are required and were not made
 */
public record Verification(List<Checked> checked, List<String> missing) {

    /** Copies the lists. */
    public Verification {
        checked = List.copyOf(checked);
        missing = List.copyOf(missing);
    }

    /**
     * Tells whether the work counts as done: there is a claim, none that is required is missing, and all are verified.
     *
     * @return whether it does
     */
    public boolean isDone() {
        return !checked.isEmpty() && missing.isEmpty() && verdict() == Verdict.VERIFIED;
    }

    /**
     * Returns the worst verdict: refuted, then stale, then unverified, then verified.
     *
     * @return the verdict; {@link Verdict#UNVERIFIED} if nothing was claimed or something required was not
     */
    public Verdict verdict() {
        Verdict worst = checked.isEmpty() || !missing.isEmpty() ? Verdict.UNVERIFIED : Verdict.VERIFIED;
        for (Checked one : checked) {
            Verdict verdict = one.finding().verdict();
            worst = severity(verdict) > severity(worst) ? verdict : worst;
        }
        return worst;
    }

    private static int severity(Verdict verdict) {
        return switch (verdict) {
            case VERIFIED -> 0;
            case UNVERIFIED -> 1;
            case STALE -> 2;
            case REFUTED -> 3;
        };
    }

    /**
     * Returns this verification with every verdict lowered to at most another one, for what somebody else has found: a model
     * that looks for gaps may lower, never raise.
     *
     * @param verdict the best verdict that is left
     * @param why what was found
     * @return the verification
     */
    public Verification lowered(Verdict verdict, String why) {
        List<Checked> lowered = new ArrayList<>();
        for (Checked one : checked) {
            boolean better = severity(one.finding().verdict()) < severity(verdict);
            lowered.add(better ? new Checked(one.claim(), new Finding(verdict, why)) : one);
        }
        return new Verification(lowered, missing);
    }

    /**
     * Puts it into lines, for the model that has to act on it and for people.
     *
     * @return a line for each claim and each missing kind
     */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (Checked one : checked) {
            out.append(one.finding().verdict())
                    .append(' ')
                    .append(one.claim().kind())
                    .append(": ")
                    .append(one.finding().why())
                    .append('\n');
        }
        for (String kind : missing) {
            out.append("MISSING ").append(kind).append(": required and not claimed\n");
        }
        return out.isEmpty() ? "nothing was claimed\n" : out.toString();
    }
}
