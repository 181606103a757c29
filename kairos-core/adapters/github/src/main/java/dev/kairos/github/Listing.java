package dev.kairos.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairos.github.SubscriptionBook.Cursor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of GitHub that a subscription goes through, each from where it was followed last. A list that has not changed costs nothing
 * of the rate limit.
 */
final class Listing {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_PAGES = 10;
    private static final Duration SKEW = Duration.ofSeconds(2);

    private final Rest rest;
    private final SubscriptionBook book;
    private final InstantSource clock;
    private final Subscription subscription;

    /**
     * A list.
     *
     * @param key by what it is known how far it was followed
     * @param path where it is
     * @param of what it belongs to; with another it is followed from the beginning
     * @param pages how much of it is read
     */
    record Resource(String key, String path, Map<String, String> of, Pages pages) {

        /** A list at a path of its own, newest first. */
        static Resource at(String path) {
            return new Resource(path, path, Map.of(), Pages.UNTIL_KNOWN);
        }

        /** The same list for somebody else, who goes through it at another pace. */
        Resource by(String name) {
            return new Resource(path + "#" + name, path, of, pages);
        }

        /** The same list, as far as that. */
        Resource read(Pages some) {
            return new Resource(key, path, of, some);
        }
    }

    /** How many pages of a list are read; never more than ten. */
    enum Pages {
        /** Until something comes that was gone through. */
        UNTIL_KNOWN,
        /** All: it is in no order. */
        ALL,
        /** What stands first. */
        FIRST
    }

    /** Keeps of a thing what is to be known of it, by name. */
    @FunctionalInterface
    interface Noting {
        void note(JsonNode thing, Map<String, String> known);
    }

    Listing(Rest rest, SubscriptionBook book, InstantSource clock, Subscription subscription) {
        this.rest = rest;
        this.book = book;
        this.clock = clock;
        this.subscription = subscription;
    }

    Subscription subscription() {
        return subscription;
    }

    /** What is to be done with each thing that is new. */
    @FunctionalInterface
    interface Use {
        void of(JsonNode thing) throws IOException;
    }

    /**
     * Goes through a list that is newest first, down to what was gone through; then uses what is new, oldest first.
     *
     * @param time the field that it is sorted by
     */
    void eachNew(Resource resource, String time, Use use) throws IOException {
        Cursor cursor = cursor(resource);
        HttpResponse<byte[]> answer = rest.get(resource.path(), cursor.etag());
        if (answer.statusCode() == 304) {
            return;
        }
        String etag = answer.headers().firstValue("etag").orElse("");
        List<JsonNode> fresh = new ArrayList<>();
        Instant newest = cursor.since();
        for (int page = 1; ; page++) {
            boolean older = false;
            for (JsonNode thing : items(answer, resource.path())) {
                Instant at = instant(Changes.text(thing, time));
                older |= at.isBefore(cursor.since().minus(SKEW));
                if (!at.isBefore(cursor.since().minus(SKEW))) {
                    fresh.add(thing);
                    newest = at.isAfter(newest) ? at : newest;
                }
            }
            String next = Rest.next(answer);
            boolean enough = older && resource.pages() == Pages.UNTIL_KNOWN;
            if (enough || resource.pages() == Pages.FIRST || next == null || page == MOST_PAGES) {
                break;
            }
            answer = rest.get(next, "");
        }
        Collections.reverse(fresh);
        for (JsonNode thing : fresh) {
            use.of(thing);
        }
        follow(resource, cursor, new Cursor(etag, newest, resource.of()));
    }

    /**
     * How things stand.
     *
     * @param before how they stood when they were looked at last; empty at the first look
     * @param now how they stand
     * @param isFirst whether this is the first look
     */
    record Standing(Map<String, String> before, Map<String, String> now, boolean isFirst) {}

    /** What is to be done with how things stand. */
    @FunctionalInterface
    interface Look {
        void at(Standing standing);
    }

    /** Looks at all of a list, or at one thing, and compares with the last look; this one counts once it was used. */
    Map<String, String> standing(Resource resource, Noting noting, Look look) throws IOException {
        Cursor stored = book.cursor(subscription.id(), resource.key());
        Cursor cursor = stored == null ? new Cursor("", subscription.since(), Map.of()) : stored;
        HttpResponse<byte[]> answer = rest.get(resource.path(), cursor.etag());
        if (answer.statusCode() == 304) {
            return cursor.known();
        }
        String etag = answer.headers().firstValue("etag").orElse("");
        Map<String, String> now = new LinkedHashMap<>();
        for (int page = 1; ; page++) {
            for (JsonNode thing : items(answer, resource.path())) {
                noting.note(thing, now);
            }
            String next = Rest.next(answer);
            if (resource.pages() == Pages.FIRST || next == null || page == MOST_PAGES) {
                break;
            }
            answer = rest.get(next, "");
        }
        look.at(new Standing(cursor.known(), now, stored == null));
        follow(resource, cursor, new Cursor(etag, cursor.since(), now));
        return now;
    }

    /** All of a list, whatever was seen before; one page. */
    Iterable<JsonNode> all(String path) throws IOException {
        return items(rest.get(path, ""), path);
    }

    private Cursor cursor(Resource resource) {
        Cursor cursor = book.cursor(subscription.id(), resource.key());
        return cursor == null || !cursor.known().equals(resource.of())
                ? new Cursor("", subscription.since(), Map.of())
                : cursor;
    }

    private void follow(Resource resource, Cursor before, Cursor now) {
        if (!now.equals(before)) {
            book.follow(subscription.id(), resource.key(), now, clock.instant());
        }
    }

    private static Iterable<JsonNode> items(HttpResponse<byte[]> answer, String path) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("GitHub answers " + answer.statusCode() + " to " + Changes.cut(path, 200));
        }
        JsonNode tree = JSON.readTree(answer.body());
        for (String name : List.of("check_runs", "statuses")) {
            if (tree.path(name).isArray()) {
                return tree.path(name);
            }
        }
        if (tree.has("default_branch")) {
            return List.of(tree);
        }
        if (!tree.isArray()) {
            throw new IOException("GitHub's answer to " + Changes.cut(path, 200) + " is no list");
        }
        return tree;
    }

    /** A time, or the oldest if there is none. */
    static Instant instant(String text) {
        try {
            return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
