package dev.kairos.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairos.github.SubscriptionBook.Cursor;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Asks GitHub what has changed since a subscription was looked at last; a resource that has not changed costs nothing of the rate
 * limit. What was missed while nobody looked is found by its time.
 */
final class Poller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_PAGES = 10;
    private static final int MOST_REVIEWED = 20;
    private static final Duration SKEW = Duration.ofSeconds(2);

    private final Rest rest;
    private final SubscriptionBook book;
    private final Hooks.Sink sink;
    private final InstantSource clock;

    /** Makes changes of one thing of a list. */
    @FunctionalInterface
    private interface Reading {
        @Nullable
        Change change(JsonNode thing);
    }

    Poller(Rest rest, SubscriptionBook book, Hooks.Sink sink, InstantSource clock) {
        this.rest = rest;
        this.book = book;
        this.sink = sink;
        this.clock = clock;
    }

    /** Looks at all that a subscription follows. */
    void poll(Subscription subscription) throws IOException {
        for (Topic topic : new TreeSet<>(subscription.topics())) {
            poll(subscription, topic);
        }
    }

    private void poll(Subscription subscription, Topic topic) throws IOException {
        Changes changes = new Changes(subscription.repository());
        String at = "/repos/" + subscription.repository();
        switch (topic) {
            case PUSHES -> branches(subscription, at + "/branches?per_page=100", changes);
            case PULL_REQUESTS -> list(subscription, pulls(at), "updated_at", changes::pullRequest);
            case REVIEWS -> reviews(subscription, at, changes);
            case CHECKS -> checks(subscription, at, changes);
            case ISSUES ->
                list(subscription, at + "/issues?state=all&sort=updated&per_page=100", "updated_at", changes::issue);
            case COMMENTS -> {
                String order = "/comments?sort=created&direction=desc&per_page=100";
                list(subscription, at + "/issues" + order, "created_at", c -> changes.comment(c, "comment"));
                list(subscription, at + "/pulls" + order, "created_at", c -> changes.comment(c, "line"));
            }
            case RELEASES -> list(subscription, at + "/releases?per_page=50", "published_at", changes::release);
        }
    }

    private static String pulls(String at) {
        return at + "/pulls?state=all&sort=updated&direction=desc&per_page=100";
    }

    /** Goes through a list, newest first, down to what was told; a fragment tells apart who goes through it. */
    private List<JsonNode> list(Subscription subscription, String resource, String time, Reading reading)
            throws IOException {
        Cursor cursor = cursor(subscription, resource);
        String path = resource.replaceFirst("#.*", "");
        HttpResponse<byte[]> answer = rest.get(path, cursor.etag());
        if (answer.statusCode() == 304) {
            return List.of();
        }
        String etag = answer.headers().firstValue("etag").orElse("");
        List<JsonNode> fresh = new ArrayList<>();
        Instant newest = cursor.since();
        for (int page = 1; ; page++) {
            boolean older = false;
            for (JsonNode thing : items(answer, path)) {
                Instant at = instant(Changes.text(thing, time));
                older |= at.isBefore(cursor.since().minus(SKEW));
                if (!at.isBefore(cursor.since().minus(SKEW))) {
                    fresh.add(thing);
                    newest = at.isAfter(newest) ? at : newest;
                }
            }
            String next = Rest.next(answer);
            if (older || next == null || page == MOST_PAGES) {
                break;
            }
            answer = rest.get(next, "");
        }
        for (int i = fresh.size() - 1; i >= 0; i--) {
            tell(reading.change(fresh.get(i)));
        }
        follow(subscription, resource, cursor, new Cursor(etag, newest, Map.of()));
        return fresh;
    }

    private void branches(Subscription subscription, String path, Changes changes) throws IOException {
        Cursor cursor = cursor(subscription, path);
        HttpResponse<byte[]> answer = rest.get(path, cursor.etag());
        if (answer.statusCode() == 304) {
            return;
        }
        String etag = answer.headers().firstValue("etag").orElse("");
        Map<String, String> heads = new LinkedHashMap<>();
        for (int page = 1; ; page++) {
            for (JsonNode branch : items(answer, path)) {
                heads.put(Changes.text(branch, "name"), Changes.text(branch.path("commit"), "sha"));
            }
            String next = Rest.next(answer);
            if (next == null || page == MOST_PAGES) {
                break;
            }
            answer = rest.get(next, "");
        }
        boolean first = book.cursor(subscription.id(), path) == null;
        heads.forEach((branch, sha) -> {
            if (!first && !sha.equals(cursor.known().get(branch))) {
                tell(changes.push(branch, sha, "", ""));
            }
        });
        follow(subscription, path, cursor, new Cursor(etag, cursor.since(), heads));
    }

    private void reviews(Subscription subscription, String at, Changes changes) throws IOException {
        List<JsonNode> touched = list(subscription, pulls(at) + "#reviews", "updated_at", pull -> null);
        for (JsonNode pull : touched.subList(0, Math.min(touched.size(), MOST_REVIEWED))) {
            String number = Changes.text(pull, "number");
            String path = at + "/pulls/" + number + "/reviews?per_page=100";
            for (JsonNode review : items(rest.get(path, ""), path)) {
                if (!instant(Changes.text(review, "submitted_at")).isBefore(subscription.since())) {
                    tell(changes.review(review, number));
                }
            }
        }
    }

    private void checks(Subscription subscription, String at, Changes changes) throws IOException {
        Set<String> branches = subscription.branches().isEmpty() ? Set.of("HEAD") : subscription.branches();
        for (String branch : branches) {
            String ref = URLEncoder.encode(branch, StandardCharsets.UTF_8);
            String path = at + "/commits/" + ref + "/check-runs?per_page=100";
            list(subscription, path, "completed_at", run -> changes.check(run, branch.equals("HEAD") ? null : branch));
        }
    }

    private Cursor cursor(Subscription subscription, String path) {
        Cursor cursor = book.cursor(subscription.id(), path);
        return cursor == null ? new Cursor("", subscription.since(), Map.of()) : cursor;
    }

    private void follow(Subscription subscription, String path, Cursor before, Cursor now) {
        if (!now.equals(before)) {
            book.follow(subscription.id(), path, now, clock.instant());
        }
    }

    private void tell(@Nullable Change change) {
        if (change != null) {
            sink.take(change);
        }
    }

    private static Iterable<JsonNode> items(HttpResponse<byte[]> answer, String path) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("GitHub answers " + answer.statusCode() + " to " + Changes.cut(path, 200));
        }
        JsonNode tree = JSON.readTree(answer.body());
        JsonNode list = tree.has("check_runs") ? tree.path("check_runs") : tree;
        if (!list.isArray()) {
            throw new IOException("GitHub's answer to " + Changes.cut(path, 200) + " is no list");
        }
        return list;
    }

    private static Instant instant(String text) {
        try {
            return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
