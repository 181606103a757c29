package dev.kairos.core.internal.beat;

import dev.kairos.api.verify.Checked;
import dev.kairos.api.verify.Finding;
import dev.kairos.api.verify.Verification;
import java.util.List;

/**
 * A gap that a model has found in what verifiers let through. Its sentence is made of whatever tools have recorded, which the beat
 * that claims may never have read: people read it, the model that claims is told only that there is a gap. Pure.
 */
public final class FoundGap {

    private static final String GAP = "a second look found a gap";

    private FoundGap() {}

    /** What stands in a finding. */
    public static String why(String sentence) {
        return GAP + ": " + sentence;
    }

    /** What is found, without such sentences. */
    static Verification withoutWords(Verification found) {
        List<Checked> checked =
                found.checked().stream().map(FoundGap::withoutWords).toList();
        return new Verification(checked, found.missing());
    }

    private static Checked withoutWords(Checked one) {
        Finding finding = one.finding();
        return isGap(one) ? new Checked(one.claim(), new Finding(finding.verdict(), GAP, finding.review())) : one;
    }

    /** Whether there is such a sentence in it. */
    static boolean isIn(Verification found) {
        return found.checked().stream().anyMatch(FoundGap::isGap);
    }

    private static boolean isGap(Checked one) {
        return one.finding().why().startsWith(GAP);
    }
}
