package dev.kairos.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kairos.github.Listing.Resource;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Asks GitHub what has changed since a subscription was looked at last. What was missed while nobody looked is found by its
 * time.
 */
final class Poller {

    private static final int MOST_REVIEWED = 20;

    private final Rest rest;
    private final SubscriptionBook book;
    private final Hooks.Sink sink;
    private final InstantSource clock;

    /** Makes a change of one thing of a list. */
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
        Listing listing = new Listing(rest, book, clock, subscription);
        for (Topic topic : new TreeSet<>(subscription.topics())) {
            poll(listing, topic);
        }
    }

    private void poll(Listing listing, Topic topic) throws IOException {
        Changes changes = new Changes(listing.subscription().repository());
        String at = "/repos/" + listing.subscription().repository();
        switch (topic) {
            case PUSHES -> pushes(listing, Resource.at(at + "/branches?per_page=100"), changes);
            case PULL_REQUESTS -> tell(listing, pulls(at), "updated_at", changes::pullRequest);
            case REVIEWS -> reviews(listing, at, changes);
            case CHECKS -> new CheckPolls(listing, at, changes, sink).poll();
            case ISSUES -> {
                Resource issues = Resource.at(at + "/issues?state=all&sort=updated&per_page=100");
                tell(listing, issues, "updated_at", changes::issue);
            }
            case COMMENTS -> {
                String order = "/comments?sort=created&direction=desc&per_page=100";
                tell(listing, Resource.at(at + "/issues" + order), "created_at", c -> changes.comment(c, "comment"));
                tell(listing, Resource.at(at + "/pulls" + order), "created_at", c -> changes.comment(c, "line"));
            }
            case RELEASES -> tell(listing, Resource.at(at + "/releases?per_page=50"), "published_at", changes::release);
        }
    }

    private static Resource pulls(String at) {
        return Resource.at(at + "/pulls?state=all&sort=updated&direction=desc&per_page=100");
    }

    private void tell(Listing listing, Resource resource, String time, Reading reading) throws IOException {
        listing.eachNew(resource, time, thing -> {
            Change change = reading.change(thing);
            if (change != null) {
                sink.take(change);
            }
        });
    }

    private void pushes(Listing listing, Resource branches, Changes changes) throws IOException {
        listing.standing(
                branches,
                Poller::head,
                heads -> heads.now().forEach((branch, sha) -> {
                    if (!heads.isFirst() && !sha.equals(heads.before().get(branch))) {
                        sink.take(changes.push(branch, sha, "", ""));
                    }
                }));
    }

    private static void head(JsonNode branch, Map<String, String> known) {
        known.put(Changes.text(branch, "name"), Changes.text(branch.path("commit"), "sha"));
    }

    private void reviews(Listing listing, String at, Changes changes) throws IOException {
        List<String> touched = new ArrayList<>();
        listing.eachNew(pulls(at).by("reviews"), "updated_at", pull -> touched.add(Changes.text(pull, "number")));
        for (String number : touched.subList(Math.max(0, touched.size() - MOST_REVIEWED), touched.size())) {
            for (JsonNode review : listing.all(at + "/pulls/" + number + "/reviews?per_page=100")) {
                if (!Listing.instant(Changes.text(review, "submitted_at"))
                        .isBefore(listing.subscription().since())) {
                    sink.take(changes.review(review, number));
                }
            }
        }
    }
}
