package dev.kairos.github;

import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import java.io.IOException;
import java.util.List;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;

/** Checks claims by asking GitHub how things are now. */
final class ReadBack {

    /** A comment or a review stands: {@code repository}, {@code number}. */
    static final String COMMENTED = "github.commented";

    private final Session session;

    ReadBack(Session session) {
        this.session = session;
    }

    Finding pullRequest(Claim claim, List<Evidence> evidence) throws IOException {
        if (!isReceipted(Evidence.PULL_REQUEST_OPENED, claim, evidence)) {
            return Finding.unverified("no tool of this objective opened " + about(claim));
        }
        try {
            GHPullRequest pull = session.repository(claim.detail("repository")).getPullRequest(number(claim));
            String sha = pull.getHead().getSha();
            return pull.getState() == GHIssueState.OPEN || pull.isMerged()
                    ? Finding.verified(about(claim) + " is there, at " + sha)
                    : Finding.stale(about(claim) + " was closed");
        } catch (GHFileNotFoundException e) {
            return Finding.refuted(about(claim) + " is not there");
        }
    }

    Finding comment(Claim claim, List<Evidence> evidence) throws IOException {
        for (Evidence receipt : evidence) {
            if (receipt.kind().equals(COMMENTED) && isSame(claim, receipt)) {
                String marker = receipt.detail("marker");
                return Marker.isOn(session.repository(claim.detail("repository")), number(claim), marker)
                        ? Finding.verified("the comment on " + about(claim) + " is there")
                        : Finding.refuted("the comment on " + about(claim) + " is not there");
            }
        }
        return Finding.unverified("no tool of this objective commented on " + about(claim));
    }

    private static boolean isReceipted(String kind, Claim claim, List<Evidence> evidence) {
        return evidence.stream().anyMatch(e -> e.kind().equals(kind) && isSame(claim, e));
    }

    private static boolean isSame(Claim claim, Evidence receipt) {
        return receipt.detail("repository").equalsIgnoreCase(claim.detail("repository"))
                && receipt.detail("number").equals(claim.detail("number"));
    }

    private static String about(Claim claim) {
        return "#" + Changes.cut(claim.detail("number"), 20) + " of " + Changes.cut(claim.detail("repository"), 200);
    }

    private static int number(Claim claim) {
        return Integer.parseInt(claim.detail("number"));
    }
}
