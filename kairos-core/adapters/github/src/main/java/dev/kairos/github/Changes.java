package dev.kairos.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes changes of what the REST API and webhooks say; both have the same objects. A key holds the state of a thing, not the event
 * that led there: a poll sees only the state.
 */
final class Changes {

    private static final int MOST_BODY = 4_000;
    private static final String HEADS = "refs/heads/";

    private final String repository;

    Changes(String repository) {
        this.repository = repository;
    }

    Change push(String branch, String sha, String author, String words) {
        String head = sha.substring(0, Math.min(12, sha.length()));
        return new Change(
                Topic.PUSHES,
                repository,
                key("push", branch + "@" + sha),
                branch,
                author,
                "Branch " + branch + " of " + repository + " is at " + head + (words.isEmpty() ? "" : ": " + words),
                Map.of("repository", repository, "branch", branch, "sha", sha));
    }

    @Nullable
    Change push(JsonNode payload) {
        String ref = text(payload, "ref");
        if (!ref.startsWith(HEADS) || payload.path("deleted").asBoolean()) {
            return null;
        }
        StringBuilder words = new StringBuilder();
        for (JsonNode commit : payload.path("commits")) {
            words.append("\n- ")
                    .append(cut(text(commit, "message").lines().findFirst().orElse(""), 200));
            if (words.length() > MOST_BODY) {
                break;
            }
        }
        String author = text(payload.path("sender"), "login");
        return push(ref.substring(HEADS.length()), text(payload, "after"), author, words.toString());
    }

    Change pullRequest(JsonNode pull) {
        String number = text(pull, "number");
        String sha = text(pull.path("head"), "sha");
        String state = !pull.path("merged_at").isNull() && pull.has("merged_at")
                ? "merged"
                : text(pull, "state") + (pull.path("draft").asBoolean() ? ", draft" : "");
        String base = text(pull.path("base"), "ref");
        Map<String, String> facts = facts(pull, "number", number);
        facts.put("sha", sha);
        facts.put("head", text(pull.path("head"), "ref"));
        return new Change(
                Topic.PULL_REQUESTS,
                repository,
                key("pr", number + "@" + sha + ":" + state),
                base,
                author(pull),
                "Pull request #" + number + " of " + repository + " by " + author(pull) + " is " + state + " at "
                        + cut(sha, 12) + ", from " + text(pull.path("head"), "ref") + " into " + base + ": "
                        + titled(pull),
                facts);
    }

    Change review(JsonNode review, String number) {
        String state = text(review, "state").toLowerCase(Locale.ROOT);
        Map<String, String> facts = facts(review, "number", number);
        facts.put("state", state);
        return new Change(
                Topic.REVIEWS,
                repository,
                key("review", text(review, "id") + ":" + state),
                null,
                author(review),
                "Review of pull request #" + number + " of " + repository + " by " + author(review) + ": " + state
                        + "\n" + cut(text(review, "body"), MOST_BODY),
                facts);
    }

    /** A check run that has completed, or {@code null}. */
    @Nullable
    Change check(JsonNode run, @Nullable String branch) {
        if (!text(run, "status").equals("completed")) {
            return null;
        }
        String conclusion = text(run, "conclusion");
        JsonNode output = run.path("output");
        Ended ended = new Ended(
                key("check", text(run, "id") + ":" + conclusion),
                text(run, "name"),
                text(run, "head_sha"),
                conclusion,
                cut(text(output, "title"), 200) + "\n" + cut(text(output, "summary"), MOST_BODY));
        return ended(ended, branch, text(run.path("app"), "slug"), facts(run, "sha", ended.sha()));
    }

    /** A commit status that is not pending any more, or {@code null}. To who reads it, it is a check. */
    @Nullable
    Change status(JsonNode status, @Nullable String branch) {
        String state = text(status, "state");
        if (state.equals("pending")) {
            return null;
        }
        String url = text(status, "url"); // …/statuses/SHA: in a list nothing else says it.
        String sha = status.has("sha") ? text(status, "sha") : url.substring(url.lastIndexOf('/') + 1);
        Ended ended = new Ended(
                key("status", text(status, "id") + ":" + state),
                text(status, "context"),
                sha,
                state,
                cut(text(status, "description"), 200));
        Map<String, String> facts = facts(status, "sha", sha);
        facts.put("url", cut(text(status, "target_url"), 500));
        return ended(ended, branch, text(status.path("creator"), "login"), facts);
    }

    /** How a check ended. */
    private record Ended(String key, String name, String sha, String conclusion, String words) {}

    private Change ended(Ended ended, @Nullable String branch, String author, Map<String, String> facts) {
        facts.put("conclusion", ended.conclusion());
        facts.put("name", ended.name());
        if (branch != null) {
            facts.put("branch", branch);
        }
        String words = "Check " + ended.name() + " of " + repository + (branch == null ? "" : " on " + branch) + " at "
                + cut(ended.sha(), 12) + " ended: " + ended.conclusion() + "\n" + ended.words();
        return new Change(Topic.CHECKS, repository, ended.key(), branch, author, words, facts);
    }

    /** An issue, or {@code null} for a pull request, which the API lists as one. */
    @Nullable
    Change issue(JsonNode issue) {
        if (issue.has("pull_request")) {
            return null;
        }
        String number = text(issue, "number");
        String state = text(issue, "state");
        String revision = state + ":" + text(issue, "state_reason") + ":" + text(issue, "closed_at");
        return new Change(
                Topic.ISSUES,
                repository,
                key("issue", number + ":" + revision),
                null,
                author(issue),
                "Issue #" + number + " of " + repository + " by " + author(issue) + " is " + state + ": "
                        + titled(issue),
                facts(issue, "number", number));
    }

    /** A comment on an issue or a pull request ({@code comment}), or on a line ({@code line}). */
    Change comment(JsonNode comment, String kind) {
        String url = text(comment, kind.equals("line") ? "pull_request_url" : "issue_url");
        String number = url.substring(url.lastIndexOf('/') + 1);
        return new Change(
                Topic.COMMENTS,
                repository,
                key(kind, text(comment, "id")),
                null,
                author(comment),
                "Comment on #" + number + " of " + repository + " by " + author(comment) + ":\n"
                        + cut(text(comment, "body"), MOST_BODY),
                facts(comment, "number", number));
    }

    Change release(JsonNode release) {
        String state = release.path("draft").asBoolean() ? "draft" : "published";
        return new Change(
                Topic.RELEASES,
                repository,
                key("release", text(release, "id") + ":" + state),
                null,
                text(release.path("author"), "login"),
                "Release " + text(release, "tag_name") + " of " + repository + " is " + state + ": "
                        + cut(text(release, "name"), 200) + "\n" + cut(text(release, "body"), MOST_BODY),
                facts(release, "tag", text(release, "tag_name")));
    }

    private String key(String kind, String revision) {
        return "github:" + kind + ":" + repository.toLowerCase(Locale.ROOT) + "#" + cut(revision, 300);
    }

    private Map<String, String> facts(JsonNode thing, String name, String value) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("repository", repository);
        facts.put(name, value);
        facts.put("url", cut(text(thing, "html_url"), 500));
        return facts;
    }

    private static String titled(JsonNode thing) {
        return cut(text(thing, "title"), 300) + "\n" + cut(text(thing, "body"), MOST_BODY);
    }

    private static String author(JsonNode thing) {
        return text(thing.path("user"), "login");
    }

    /** A field as text; empty if it is missing or null. */
    static String text(JsonNode thing, String name) {
        JsonNode value = thing.path(name);
        return value.isNull() || value.isMissingNode() ? "" : value.asText();
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
