package dev.kairos.github;

import dev.kairos.api.skill.Describe;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolFunction;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Evidence;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestReviewEvent;
import org.kohsuke.github.GHRepository;

/**
 * Changes on GitHub. Each is a second after the last one, carries a marker of its call, and looks for that first: a call that is
 * repeated after a crash finds what it made. Each is read back and leaves evidence.
 */
final class GitHubWrites {

    private static final String BRANCH = "kairos/";

    private final Supplier<Session> session;
    private final UnaryOperator<String> proof;

    GitHubWrites(Supplier<Session> session, UnaryOperator<String> proof) {
        this.session = session;
        this.proof = proof;
    }

    record Said(String repository, int number, String text) {}

    record Reviewed(
            String repository,
            int number,
            String text,
            @Describe("the head that was reviewed") String sha,
            Verdict verdict) {}

    /** What a review says. */
    enum Verdict {
        COMMENT,
        REQUEST_CHANGES
    }

    record Labelled(String repository, int number, List<String> labels) {}

    record Opened(
            String repository,
            String title,

            @Describe("the branch with the change; begins with kairos/")
            String head,

            @Describe("the branch it should go to") String base,
            String text) {}

    record Rerequested(
            String repository,
            @Describe("the id of a check run") long check) {}

    List<Tool<?>> tools() {
        return List.of(
                send("github_comment", "Comments on an issue or a pull request.", Said.class, this::comment),
                send("github_review", "Reviews a pull request.", Reviewed.class, this::review),
                send("github_label", "Adds labels to an issue or a pull request.", Labelled.class, this::label),
                send("github_rerequest_check", "Has a check run again, by its id.", Rerequested.class, this::rerequest),
                send(
                        "github_open_pull_request",
                        "Opens a draft pull request from a branch kairos/… that was pushed.",
                        Opened.class,
                        this::open));
    }

    private static <I extends Record> Tool<I> send(
            String name, String description, Class<I> input, ToolFunction<I> function) {
        return Tool.of(name, description, Effect.SEND, input, GitHubTools.guarded(function))
                .idempotent();
    }

    private ToolResult comment(Said in, ToolContext context) throws IOException, InterruptedException {
        GHRepository repository = session.get().repository(in.repository());
        String marker = Marker.of(context.key());
        if (!Marker.isOn(repository, in.number(), marker)) {
            session.get().awaitTurn();
            repository.getIssue(in.number()).comment(in.text() + "\n\n" + marker);
        }
        if (!Marker.isOn(repository, in.number(), marker)) {
            return ToolResult.error("the comment is not there: GitHub took it and does not show it");
        }
        return ToolResult.ok("commented on #" + in.number() + claimable(ReadBack.COMMENTED, "number"))
                .with(receipt(ReadBack.COMMENTED, in.repository(), in.number(), marker));
    }

    private ToolResult review(Reviewed in, ToolContext context) throws IOException, InterruptedException {
        GHPullRequest pull = session.get().repository(in.repository()).getPullRequest(in.number());
        String marker = Marker.of(context.key());
        if (!pull.getHead().getSha().equals(in.sha())) {
            return ToolResult.error(
                    "#" + in.number() + " is at " + pull.getHead().getSha() + " now: look at it again");
        }
        if (!Marker.isReviewOn(pull, marker)) {
            session.get().awaitTurn();
            pull.createReview()
                    .commitId(in.sha())
                    .body(in.text() + "\n\n" + marker)
                    .event(event(in.verdict()))
                    .create();
        }
        return Marker.isReviewOn(pull, marker)
                ? ToolResult.ok("reviewed #" + in.number() + claimable(ReadBack.REVIEWED, "number"))
                        .with(receipt(ReadBack.REVIEWED, in.repository(), in.number(), marker))
                : ToolResult.error("the review is not there: GitHub took it and does not show it");
    }

    private static GHPullRequestReviewEvent event(Verdict verdict) {
        return switch (verdict) {
            case COMMENT -> GHPullRequestReviewEvent.COMMENT;
            case REQUEST_CHANGES -> GHPullRequestReviewEvent.REQUEST_CHANGES;
        };
    }

    private ToolResult label(Labelled in, ToolContext context) throws IOException, InterruptedException {
        GHIssue issue = session.get().repository(in.repository()).getIssue(in.number());
        session.get().awaitTurn();
        issue.addLabels(in.labels().toArray(String[]::new));
        List<String> there = session.get().repository(in.repository()).getIssue(in.number()).getLabels().stream()
                .map(label -> label.getName())
                .toList();
        return there.containsAll(in.labels())
                ? ToolResult.ok("#" + in.number() + " has the labels " + there
                                + claimable(ReadBack.LABELLED, "number and label"))
                        .with(labelled(in))
                : ToolResult.error("#" + in.number() + " has only the labels " + there);
    }

    private ToolResult rerequest(Rerequested in, ToolContext context) throws IOException, InterruptedException {
        String repository = Subscription.requireRepository(in.repository());
        session.get().awaitTurn();
        int status = session.get()
                .rest()
                .post("/repos/" + repository + "/check-runs/" + in.check() + "/rerequest")
                .statusCode();
        return status == 201
                ? ToolResult.ok("check " + in.check() + " was requested again" + claimable(ReadBack.REQUESTED, "check"))
                        .with(List.of(new Evidence(
                                ReadBack.REQUESTED,
                                Map.of("repository", in.repository(), "check", Long.toString(in.check())))))
                : ToolResult.error("GitHub answers " + status);
    }

    private ToolResult open(Opened in, ToolContext context) throws IOException, InterruptedException {
        if (!in.head().matches(BRANCH + "[A-Za-z0-9._/-]{1,200}")) {
            return ToolResult.error("the branch '" + Changes.cut(in.head(), 100) + "' must begin with " + BRANCH);
        }
        GHRepository repository = session.get().repository(in.repository());
        GHPullRequest pull = find(repository, in.head());
        boolean there = pull != null;
        if (pull == null) {
            String evidence = proof.apply(in.head());
            String section = evidence.isBlank() ? "" : "\n\n## What was verified\n\n" + evidence;
            session.get().awaitTurn();
            pull = repository.createPullRequest(
                    in.title(),
                    in.head(),
                    in.base(),
                    in.text() + section + "\n\n" + Marker.of(context.key()),
                    true,
                    true);
        }
        GHPullRequest seen = repository.getPullRequest(pull.getNumber());
        Evidence receipt = new Evidence(
                Evidence.PULL_REQUEST_OPENED,
                Map.of(
                        "repository", in.repository(),
                        "number", Integer.toString(seen.getNumber()),
                        "url", String.valueOf(seen.getHtmlUrl())));
        String text = there ? " is open already: " : " is open as a draft: ";
        return ToolResult.ok("#" + seen.getNumber() + text + seen.getHtmlUrl()).with(List.of(receipt));
    }

    /** A branch has one open pull request at most. */
    private static @Nullable GHPullRequest find(GHRepository repository, String head) throws IOException {
        for (GHPullRequest pull : repository
                .queryPullRequests()
                .state(GHIssueState.OPEN)
                .head(repository.getOwnerName() + ":" + head)
                .list()) {
            if (pull.getHead().getRef().equals(head)) {
                return pull;
            }
        }
        return null;
    }

    /** What models are told of the claim that the gate then verifies. */
    private static String claimable(String kind, String details) {
        return "; can be claimed as " + kind + " with repository and " + details;
    }

    private static List<Evidence> labelled(Labelled in) {
        return in.labels().stream()
                .map(label -> new Evidence(
                        ReadBack.LABELLED,
                        Map.of(
                                "repository", in.repository(),
                                "number", Integer.toString(in.number()),
                                "label", label)))
                .toList();
    }

    private static List<Evidence> receipt(String kind, String repository, int number, String marker) {
        return List.of(new Evidence(
                kind, Map.of("repository", repository, "number", Integer.toString(number), "marker", marker)));
    }
}
