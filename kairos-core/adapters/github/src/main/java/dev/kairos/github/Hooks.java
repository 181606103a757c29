package dev.kairos.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairos.api.event.InboxFullException;
import dev.kairos.core.reach.Webhook;
import dev.kairos.core.reach.WebhookSignature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes GitHub's webhooks: verifies the bytes as they came, and hands on what a subscription follows. */
final class Hooks implements Webhook {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REMEMBERED = 10_000;

    private final WebhookSignature signature;
    private final Sink sink;
    private final Map<String, Boolean> deliveries = new LinkedHashMap<>(16, 0.75f, false) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Where changes go. */
    @FunctionalInterface
    interface Sink {

        /** What became of a change; of several, what stands first here counts. */
        enum Result {
            /** The agent will read it. */
            TAKEN,
            /** The agent knows it. */
            DUPLICATE,
            /** No subscription follows it. */
            NOT_FOLLOWED
        }

        Result take(Change change);
    }

    Hooks(String secret, Sink sink) {
        this.signature = WebhookSignature.of(secret);
        this.sink = sink;
    }

    @Override
    public Answer accept(Map<String, String> headers, byte[] body) {
        if (body.length > MAX_BYTES) {
            return new Answer(413, "more than " + MAX_BYTES + " bytes");
        }
        if (!signature.verifies(Webhook.header(headers, "X-Hub-Signature-256"), body)) {
            return new Answer(401, "wrong signature");
        }
        String delivery = Webhook.header(headers, "X-GitHub-Delivery");
        String event = Webhook.header(headers, "X-GitHub-Event");
        if (delivery == null || event == null) {
            return new Answer(400, "not from GitHub");
        }
        if (isKnown(delivery)) {
            return new Answer(200, "duplicate");
        }
        if (event.equals("ping")) {
            return new Answer(200, "pong");
        }
        List<Change> changes;
        try {
            changes = changes(event, JSON.readTree(body));
        } catch (IOException | IllegalArgumentException e) {
            return new Answer(400, "not a payload");
        }
        return changes.isEmpty() ? new Answer(200, "ignored") : take(delivery, changes);
    }

    private Answer take(String delivery, List<Change> changes) {
        Sink.Result result = Sink.Result.NOT_FOLLOWED;
        try {
            for (Change change : changes) {
                Sink.Result one = sink.take(change);
                result = one.compareTo(result) < 0 ? one : result;
            }
        } catch (InboxFullException e) {
            return new Answer(
                    503, "not taken: " + e.getMessage()); // GitHub shows it as failed; polls find what it told.
        }
        remember(delivery);
        return switch (result) {
            case TAKEN -> new Answer(202, "taken");
            case DUPLICATE -> new Answer(200, "duplicate");
            case NOT_FOLLOWED -> new Answer(200, "not followed");
        };
    }

    private synchronized boolean isKnown(String delivery) {
        return deliveries.containsKey(Changes.cut(delivery, 100));
    }

    private synchronized void remember(String delivery) {
        deliveries.put(Changes.cut(delivery, 100), true);
    }

    /** The changes that a payload tells of; none if nobody can follow that. One on several branches comes for each. */
    static List<Change> changes(String event, JsonNode payload) {
        String repository = Changes.text(payload.path("repository"), "full_name");
        if (repository.isEmpty()) {
            return List.of();
        }
        Changes changes = new Changes(Subscription.requireRepository(repository));
        if (event.equals("status")) {
            return statuses(changes, payload);
        }
        Change change = change(changes, event, payload);
        return change == null ? List.of() : List.of(change);
    }

    private static List<Change> statuses(Changes changes, JsonNode status) {
        List<@Nullable String> branches = new ArrayList<>();
        status.path("branches").forEach(branch -> branches.add(Changes.text(branch, "name")));
        if (branches.isEmpty()) {
            branches.add(null);
        }
        List<Change> all = new ArrayList<>();
        for (String branch : branches) {
            Change change = changes.status(status, branch);
            if (change != null) {
                all.add(change);
            }
        }
        return all;
    }

    private static @Nullable Change change(Changes changes, String event, JsonNode payload) {
        JsonNode pull = payload.path("pull_request");
        boolean created = Changes.text(payload, "action").equals("created");
        return switch (event) {
            case "push" -> changes.push(payload);
            case "pull_request" -> changes.pullRequest(pull);
            case "pull_request_review" -> changes.review(payload.path("review"), Changes.text(pull, "number"));
            case "check_run" -> check(changes, payload.path("check_run"));
            case "issues" -> changes.issue(payload.path("issue"));
            case "issue_comment" -> created ? changes.comment(payload.path("comment"), "comment") : null;
            case "pull_request_review_comment" -> created ? changes.comment(payload.path("comment"), "line") : null;
            case "release" -> changes.release(payload.path("release"));
            default -> null;
        };
    }

    private static @Nullable Change check(Changes changes, JsonNode run) {
        String branch = Changes.text(run.path("check_suite"), "head_branch");
        return changes.check(run, branch.isEmpty() ? null : branch);
    }

    /** The events that a webhook has to be set to send for a topic. */
    static List<String> events(Topic topic) {
        return switch (topic) {
            case PUSHES -> List.of("push");
            case PULL_REQUESTS -> List.of("pull_request");
            case REVIEWS -> List.of("pull_request_review");
            case CHECKS -> List.of("check_run", "status");
            case ISSUES -> List.of("issues");
            case COMMENTS -> List.of("issue_comment", "pull_request_review_comment");
            case RELEASES -> List.of("release");
        };
    }
}
