package dev.kairos.core.internal.host;

import dev.kairos.api.verify.Checked;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Verification;
import dev.kairos.core.internal.beat.Intent;
import dev.kairos.core.verify.VerificationGate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks claims against what the journal holds and against the world as it is now. Blocks. */
final class ClaimChecks {

    private ClaimChecks() {}

    static Verification run(
            Intent.Verify intent, VerificationGate gate, Receipts receipts, @Nullable SecondLook secondLook)
            throws InterruptedException {
        String objective = intent.objective();
        Verification now = new Verification(List.of(), intent.required());
        if (!intent.claims().isEmpty()) {
            List<Evidence> evidence = objective.isEmpty() ? receipts.ofBeat() : receipts.of(objective);
            now = gate.check(intent.claims(), intent.required(), evidence);
            now = secondLook == null ? now : secondLook.look(now, evidence);
        }
        if (intent.again().isEmpty()) {
            return now;
        }
        List<Checked> all = new ArrayList<>(now.checked());
        all.addAll(gate.check(intent.again(), List.of(), receipts.all()).checked());
        return new Verification(all, now.missing());
    }

    /** What is found of claims whose check did not come back. */
    static Verification given(Intent.Verify intent, Deadline.Ended<Verification> ended) {
        Verification found = ended.value();
        if (found != null) {
            return found;
        }
        List<Claim> claims = new ArrayList<>(intent.claims());
        claims.addAll(intent.again());
        String why = ended.late()
                ? "the check did not end within " + intent.timeout()
                : "the check failed: " + ended.failure();
        return Verification.unverified(claims, why);
    }
}
