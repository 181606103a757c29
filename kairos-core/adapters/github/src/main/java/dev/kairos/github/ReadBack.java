package dev.kairos.github;

import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import java.io.IOException;
import java.util.List;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;

/** Checks claims by asking GitHub how things are now. */
final class ReadBack {

    /** A comment stands: {@code repository}, {@code number}. */
    static final String COMMENTED = "github.commented";

    /** A review stands: {@code repository}, {@code number}. */
    static final String REVIEWED = "github.reviewed";

    /** A label is there: {@code repository}, {@code number}, {@code label}. */
    static final String LABELLED = "github.labelled";

    /** A check was requested again: {@code repository}, {@code check}. */
    static final String REQUESTED = "github.check_requested";

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
        String marker = marker(COMMENTED, claim, evidence);
        if (marker.isEmpty()) {
            return Finding.unverified("no tool of this objective commented on " + about(claim));
        }
        return found(Marker.isOn(repository(claim), number(claim), marker), "the comment on " + about(claim));
    }

    Finding review(Claim claim, List<Evidence> evidence) throws IOException {
        String marker = marker(REVIEWED, claim, evidence);
        if (marker.isEmpty()) {
            return Finding.unverified("no tool of this objective reviewed " + about(claim));
        }
        GHPullRequest pull = repository(claim).getPullRequest(number(claim));
        return found(Marker.isReviewOn(pull, marker), "the review of " + about(claim));
    }

    Finding label(Claim claim, List<Evidence> evidence) throws IOException {
        String label = claim.detail("label");
        if (evidence.stream()
                .noneMatch(e -> e.kind().equals(LABELLED)
                        && isSame(claim, e)
                        && e.detail("label").equals(label))) {
            return Finding.unverified("no tool of this objective put that label on " + about(claim));
        }
        boolean there = repository(claim).getIssue(number(claim)).getLabels().stream()
                .anyMatch(one -> one.getName().equals(label));
        return found(there, "the label '" + Changes.cut(label, 100) + "' of " + about(claim));
    }

    private static Finding found(boolean there, String what) {
        return there ? Finding.verified(what + " is there") : Finding.refuted(what + " is not there");
    }

    private GHRepository repository(Claim claim) throws IOException {
        return session.repository(claim.detail("repository"));
    }

    /** The marker on the receipt of a claim; empty if there is none. */
    private static String marker(String kind, Claim claim, List<Evidence> evidence) {
        return evidence.stream()
                .filter(e -> e.kind().equals(kind) && isSame(claim, e))
                .map(e -> e.detail("marker"))
                .findFirst()
                .orElse("");
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
