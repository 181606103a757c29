package dev.kairos.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Subscriptions and how far they were followed, in a journal stream of their own. Safe for use by many threads. */
final class SubscriptionBook {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 256;
    private static final int MOST = 100;

    private final Journal journal;
    private final AgentId stream;
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final Map<String, Cursor> cursors = new LinkedHashMap<>();
    private long sequence;

    /**
     * How far a resource was followed.
     *
     * @param etag what the server gave to ask again with; empty for nothing
     * @param since the time of the newest thing that was told
     * @param known revisions by name, where things have no time
     */
    record Cursor(String etag, Instant since, Map<String, String> known) {}

    SubscriptionBook(Journal journal, AgentId agent) {
        this.journal = journal;
        String name = "github." + agent.value();
        this.stream = AgentId.of(name.length() <= 64 ? name : name.substring(0, 64));
    }

    synchronized List<Subscription> list() {
        catchUp();
        return List.copyOf(subscriptions.values());
    }

    /** Adds a subscription, unless there is one of its id. */
    synchronized boolean add(Subscription subscription, Instant now) {
        catchUp();
        if (subscriptions.size() >= MOST) {
            throw new IllegalStateException("there are " + MOST + " subscriptions: cancel one first");
        }
        if (subscriptions.containsKey(subscription.id())) {
            return false;
        }
        ObjectNode tree = JSON.createObjectNode();
        tree.put("id", subscription.id());
        tree.put("repository", subscription.repository());
        ArrayNode topics = tree.putArray("topics");
        subscription.topics().forEach(topic -> topics.add(topic.name()));
        ArrayNode branches = tree.putArray("branches");
        subscription.branches().forEach(branches::add);
        tree.put("since", subscription.since().toString());
        if (subscription.expires() != null) {
            tree.put("expires", subscription.expires().toString());
        }
        write(now, "github.subscribed", tree);
        return true;
    }

    synchronized boolean cancel(String id, Instant now) {
        catchUp();
        if (!subscriptions.containsKey(id)) {
            return false;
        }
        write(now, "github.cancelled", JSON.createObjectNode().put("id", id));
        return true;
    }

    synchronized @Nullable Cursor cursor(String id, String resource) {
        return cursors.get(id + " " + resource);
    }

    /** Keeps how far a resource was followed. */
    synchronized void follow(String id, String resource, Cursor cursor, Instant now) {
        ObjectNode tree = JSON.createObjectNode();
        tree.put("id", id);
        tree.put("resource", resource);
        tree.put("etag", cursor.etag());
        tree.put("since", cursor.since().toString());
        ObjectNode known = tree.putObject("known");
        cursor.known().forEach(known::put);
        write(now, "github.followed", tree);
    }

    private void write(Instant now, String kind, ObjectNode tree) {
        journal.offer(stream, null, new Draft(now, kind, 1, Origin.AGENT, null, tree.toString()));
        catchUp();
    }

    private void catchUp() {
        List<Entry> page;
        do {
            page = journal.read(stream, sequence, PAGE);
            for (Entry entry : page) {
                sequence = entry.sequence();
                fold(entry);
            }
        } while (page.size() == PAGE);
    }

    private void fold(Entry entry) {
        JsonNode tree;
        try {
            tree = JSON.readTree(entry.payload());
        } catch (IOException e) {
            throw new IllegalStateException("entry " + entry.sequence() + " of '" + stream + "' cannot be read", e);
        }
        String id = tree.path("id").asText();
        switch (entry.kind()) {
            case "github.subscribed" -> subscriptions.put(id, read(id, tree));
            case "github.cancelled" -> {
                subscriptions.remove(id);
                cursors.keySet().removeIf(key -> key.startsWith(id + " "));
            }
            case "github.followed" -> {
                Map<String, String> known = new LinkedHashMap<>();
                tree.path("known")
                        .properties()
                        .forEach(f -> known.put(f.getKey(), f.getValue().asText()));
                Instant since = Instant.parse(tree.path("since").asText());
                cursors.put(
                        id + " " + tree.path("resource").asText(),
                        new Cursor(tree.path("etag").asText(), since, known));
            }
            default -> {
                // Of a newer version.
            }
        }
    }

    private static Subscription read(String id, JsonNode tree) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        tree.path("topics").forEach(topic -> topics.add(Topic.valueOf(topic.asText())));
        Set<String> branches = new LinkedHashSet<>();
        tree.path("branches").forEach(branch -> branches.add(branch.asText()));
        JsonNode expires = tree.path("expires");
        return new Subscription(
                id,
                tree.path("repository").asText(),
                topics,
                branches,
                Instant.parse(tree.path("since").asText()),
                expires.isMissingNode() ? null : Instant.parse(expires.asText()));
    }
}
