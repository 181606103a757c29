package dev.kairos.github;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.kohsuke.github.GHIssueComment;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestReview;
import org.kohsuke.github.GHRepository;

/** A comment that nobody sees and that tells which call made a text, so that a call which is repeated finds what it made. */
final class Marker {

    private static final int MOST = 500;

    private Marker() {}

    /** The marker of a call. */
    static String of(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return "<!-- kairos:" + HexFormat.of().formatHex(digest, 0, 12) + " -->";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** Whether a comment or a review with the marker stands on an issue or a pull request. */
    static boolean isOn(GHRepository repository, int number, String marker) throws IOException {
        int seen = 0;
        for (GHIssueComment comment : repository.getIssue(number).listComments()) {
            if (has(comment.getBody(), marker)) {
                return true;
            } else if (++seen == MOST) {
                break;
            }
        }
        return false;
    }

    /** Whether a review with the marker stands on a pull request. */
    static boolean isReviewOn(GHPullRequest pull, String marker) {
        for (GHPullRequestReview review : pull.listReviews()) {
            if (has(review.getBody(), marker)) {
                return true;
            }
        }
        return false;
    }

    static boolean has(String body, String marker) {
        return body != null && body.contains(marker);
    }
}
