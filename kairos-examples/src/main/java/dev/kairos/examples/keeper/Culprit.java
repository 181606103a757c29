package dev.kairos.examples.keeper;

import java.io.IOException;
import java.util.List;

/**
 * Finds the commit that broke the tests. If several came since they passed, it tests some of them in clean checkouts, each time
 * halving what is left; that needs tests which pass in a clean checkout of the last good commit, and is said where they do not.
 */
final class Culprit {
    private static final int MOST_COMMITS = 256;
    private static final int MOST_LISTED = 10;

    private final Git git;
    private final TestRuns tests;

    Culprit(Git git, TestRuns tests) {
        this.git = git;
        this.tests = tests;
    }

    /** What is found between a commit that passed and the current one, which does not. */
    String find(String good) throws IOException, InterruptedException {
        if (!git.knows(good)) {
            return "Unknown: the commit that last passed, " + good + ", is not in the repository any more";
        }
        List<Commit> commits = git.since(good, "HEAD", MOST_COMMITS);
        if (commits.isEmpty()) {
            return "Unknown: no commit came since the tests passed at " + good
                    + "; the cause is an uncommitted change or lies outside of the repository";
        } else if (commits.size() == 1) {
            return found(commits.get(0), "the only commit since the tests passed");
        } else if (!tests.at(good).passed()) {
            return suspects(commits);
        }
        return search(commits);
    }

    private String search(List<Commit> commits) throws IOException, InterruptedException {
        int good = -1;
        int bad = commits.size() - 1;
        int runs = 1;
        while (bad - good > 1) {
            int middle = (good + bad) >>> 1;
            runs++;
            if (tests.at(commits.get(middle).hash()).passed()) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return found(commits.get(bad), "found by " + runs + " test runs over " + commits.size() + " commits");
    }

    private static String found(Commit commit, String how) {
        return new Facts()
                .line("Culprit: " + commit.hash())
                .put("Commit", commit)
                .put("Author", commit.author())
                .put("How", how)
                .toString();
    }

    private static String suspects(List<Commit> commits) {
        Facts facts = new Facts()
                .line("Unknown: the tests do not pass in a clean checkout of the last good commit either, so the "
                        + commits.size() + " commits since cannot be told apart by testing them:");
        List<Commit> listed = commits.subList(Math.max(0, commits.size() - MOST_LISTED), commits.size());
        listed.forEach(commit -> facts.line("- " + commit));
        return facts.toString();
    }
}
