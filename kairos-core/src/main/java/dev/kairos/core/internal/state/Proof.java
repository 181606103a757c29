package dev.kairos.core.internal.state;

import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Verification;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.ClaimFact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking a beat's claims.
 *
 * @param proved the objectives that were proved done in this beat, with the claims that did so
 * @param refused how often claims did not hold
 * @param attempt which attempt at checking is under way; 0 for none
 * @param found what was found, until something else happens; or {@code null}
 */
public record Proof(
        Map<String, List<Claim>> proved,
        int refused,
        int attempt,
        @Nullable Verification found) {

    /** Nothing was claimed. */
    public static final Proof NONE = new Proof(Map.of(), 0, 0, null);

    /** All claims that objectives of this beat rest on. */
    public List<Claim> claims() {
        return proved.values().stream().flatMap(List::stream).distinct().toList();
    }

    Proof on(BeatFact fact) {
        return switch (fact.kind()) {
            case CLAIMS_CHECKING -> new Proof(proved, refused, ((ClaimFact.Checking) fact).attempt(), found);
            case CLAIMS_CHECKED -> checked((ClaimFact.Checked) fact);
            case TOOL_RETURNED, MODEL_CALLED -> found == null ? this : new Proof(proved, refused, 0, null);
            default -> this;
        };
    }

    private Proof checked(ClaimFact.Checked fact) {
        Verification verification = fact.verification();
        boolean done = verification.isDone();
        Map<String, List<Claim>> more = proved;
        if (done && !fact.objective().isEmpty()) {
            more = new LinkedHashMap<>(proved);
            more.put(fact.objective(), verification.claims());
        }
        return new Proof(more, done ? refused : refused + 1, 0, verification);
    }
}
