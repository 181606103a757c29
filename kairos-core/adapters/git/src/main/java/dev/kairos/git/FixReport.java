package dev.kairos.git;

import dev.kairos.api.verify.Verification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of trying to mend failing tests.
 *
 * @param end how it ended
 * @param branch the branch of the work; it stays, whatever came of it
 * @param commit the last commit of the branch, or {@code null} if nothing was committed
 * @param failure what failed at first; the words of whoever wrote the tests
 * @param attempts what came of each attempt, a line or some each
 * @param diff all that was changed; empty if nothing was
 * @param verification what was checked at the end, or {@code null} if nothing was claimed
 */
public record FixReport(
        End end,
        String branch,
        @Nullable String commit,
        String failure,
        List<String> attempts,
        String diff,
        @Nullable Verification verification) {

    /** How it can end. */
    public enum End {
        /** The tests pass, those of the base revision too, in clean checkouts of the branch. */
        FIXED,
        /** The tests passed from the beginning: there was nothing to mend. */
        NOT_REPRODUCED,
        /** The attempts are used up. */
        GAVE_UP
    }

    private static final int SHOWN_DIFF = 6_000;

    /** Copies the list. */
    public FixReport {
        attempts = List.copyOf(attempts);
    }

    /**
     * Puts it into words for people.
     *
     * @return what failed, what was tried, what is verified, and the diff, cut to 6,000 characters
     */
    public String text() {
        StringBuilder out = new StringBuilder(headline()).append('\n');
        if (!failure.isEmpty()) {
            out.append("\nFailed at first:\n").append(failure.strip()).append('\n');
        }
        for (int i = 0; i < attempts.size(); i++) {
            out.append("\nAttempt ")
                    .append(i + 1)
                    .append(": ")
                    .append(attempts.get(i).strip())
                    .append('\n');
        }
        if (verification != null) {
            out.append('\n').append(verification.line()).append('\n');
        }
        if (!diff.isEmpty()) {
            out.append('\n').append(diff, 0, Math.min(SHOWN_DIFF, diff.length()));
            out.append(diff.length() > SHOWN_DIFF ? "…\n" : "");
        }
        return out.toString();
    }

    private String headline() {
        return switch (end) {
            case FIXED -> "Fixed on branch " + branch + " at " + commit + ".";
            case NOT_REPRODUCED -> "The tests pass: there is nothing to mend.";
            case GAVE_UP ->
                "Not fixed after " + attempts.size() + (attempts.size() == 1 ? " attempt" : " attempts")
                        + "; what there is, is on branch " + branch + ".";
        };
    }
}
