package dev.kairos.core.verify;

import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import dev.kairos.api.verify.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Looks at a command's last run. */
final class CommandPassedVerifier implements Verifier {

    private final Runs runs;

    CommandPassedVerifier(Path root) {
        this.runs = new Runs(root);
    }

    @Override
    public Finding verify(Claim claim, List<Evidence> evidence) throws IOException {
        Evidence run = Runs.last(claim.detail("command"), evidence);
        if (run == null) {
            return Finding.unverified("this command did not run");
        }
        Finding wrong = Runs.wrong(run);
        if (wrong == null) {
            wrong = runs.stale(run);
        }
        return wrong != null ? wrong : Finding.verified("it ended with exit code 0, and nothing was changed since");
    }
}
