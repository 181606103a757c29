package dev.kairos.github;

/** What of a repository a subscription follows. */
public enum Topic {
    /** Commits that reach a branch. */
    PUSHES,
    /** Pull requests that are opened, changed, merged or closed. */
    PULL_REQUESTS,
    /** Reviews of pull requests. */
    REVIEWS,
    /** Check runs and commit statuses that have ended on a branch that is followed, or on the head of an open pull request. */
    CHECKS,
    /** Issues that are opened, closed or opened again. */
    ISSUES,
    /** Comments on issues, pull requests and lines. */
    COMMENTS,
    /** Releases. */
    RELEASES
}
