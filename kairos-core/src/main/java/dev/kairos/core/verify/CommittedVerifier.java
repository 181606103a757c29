package dev.kairos.core.verify;

import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import dev.kairos.api.verify.Verifier;
import dev.kairos.core.internal.git.GitFolder;
import dev.kairos.core.internal.git.GitHead;
import dev.kairos.core.internal.git.GitLog;
import dev.kairos.core.internal.git.GitObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Looks for a commit on its branch. */
final class CommittedVerifier implements Verifier {

    private final Path repository;

    CommittedVerifier(Path repository) {
        this.repository = repository;
    }

    @Override
    public Finding verify(Claim claim, List<Evidence> evidence) throws IOException {
        String branch = claim.detail("branch");
        String commit = claim.detail("commit").toLowerCase(Locale.ROOT);
        if (branch.isEmpty() || !GitHead.isId(commit)) {
            return Finding.unverified("the claim does not say its branch and the whole id of its commit");
        }
        List<Evidence> made = evidence.stream()
                .filter(one -> one.kind().equals(Evidence.COMMITTED)
                        && one.detail("commit").equals(commit))
                .toList();
        if (made.isEmpty()) {
            return Finding.unverified("no tool made commit " + commit);
        }
        if (made.stream().noneMatch(one -> one.detail("branch").equals(branch))) {
            return Finding.refuted(
                    "the commit was made on branch '" + made.get(0).detail("branch") + "'");
        }
        return standing(branch, commit);
    }

    private Finding standing(String branch, String commit) throws IOException {
        GitFolder folder = GitFolder.of(repository);
        String tip = GitHead.tip(folder, branch);
        if (tip == null) {
            return Finding.refuted("there is no branch '" + branch + "'");
        }
        if (tip.equals(commit)) {
            return Finding.verified("branch '" + branch + "' stands at it");
        }
        try (GitObjects objects = new GitObjects(folder)) {
            GitLog log = GitLog.between(objects, tip, commit);
            return log.complete() && log.continues()
                    ? Finding.verified("branch '" + branch + "' holds it")
                    : Finding.stale("branch '" + branch + "' does not hold it any more");
        }
    }
}
