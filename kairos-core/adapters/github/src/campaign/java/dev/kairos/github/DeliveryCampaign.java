package dev.kairos.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.core.Kairos;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.core.reach.Webhook;
import dev.kairos.core.reach.WebhookSignature;
import dev.kairos.testkit.ScriptedModel;
import dev.kairos.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The same changes by webhook, several times and in any order, and by polls, over restarts of the process. */
public final class DeliveryCampaign {

    private static final String SECRET = "a shared secret";
    private static final int BATCH = 250;

    private final Random random;
    private final FakeGitHub far;
    private VirtualTime time = VirtualTime.startingAt("2026-03-01T08:00:00Z");
    private InMemoryJournal journal = InMemoryJournal.create(time);
    private Kairos kairos;
    private GitHub github;
    private int number;
    private int statusOther;

    private DeliveryCampaign(long seed, FakeGitHub far) {
        this.random = new Random(seed);
        this.far = far;
    }

    /**
     * What came of it.
     *
     * @param deliveries how many webhooks were delivered
     * @param changes how many changes there were
     * @param duplicates how many events the agent got twice
     * @param lost how many changes no event tells of
     * @param unanswered how many deliveries got another answer than taken or duplicate
     */
    public record Result(int deliveries, int changes, int duplicates, int lost, int unanswered) {}

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Delivery(String event, byte[] body) {}

    /** Runs the campaign. */
    public static Result run(int deliveries, long seed) throws Exception {
        try (FakeGitHub far = new FakeGitHub()) {
            return new DeliveryCampaign(seed, far).go(deliveries);
        }
    }

    private Result go(int deliveries) {
        start();
        github.subscribe("ada/till", Topic.PULL_REQUESTS, Topic.ISSUES, Topic.CHECKS);
        time.advance(Duration.ofMinutes(1));
        int sent = 0;
        int changes = 0;
        List<Delivery> late = new ArrayList<>();
        while (sent < deliveries) {
            List<Delivery> batch = new ArrayList<>(late);
            late.clear();
            while (batch.size() < Math.min(BATCH, deliveries - sent)) {
                Delivery delivery = change();
                changes++;
                for (int copy = random.nextInt(5); copy >= 0; copy--) {
                    (random.nextInt(6) == 0 ? late : batch).add(delivery);
                }
            }
            Collections.shuffle(batch, random);
            batch.forEach(this::deliver);
            sent += batch.size();
            time.advance(Duration.ofMinutes(20));
            if (random.nextInt(3) == 0) {
                restart();
            }
        }
        late.forEach(this::deliver);
        time.advance(Duration.ofHours(1));
        kairos.close();
        return count(sent + late.size(), changes);
    }

    /** A change that a webhook may tell of, a poll will; now and then a force-push in the middle. */
    private Delivery change() {
        int id = ++number;
        ObjectNode thing;
        switch (random.nextInt(3)) {
            case 0 -> {
                thing = far.issue(id, "issue " + id, time.instant());
                return new Delivery("issues", FakeGitHub.payload("issue", thing, "opened"));
            }
            case 1 -> {
                thing = far.check("main", sha(id), "failure", time.instant());
                return new Delivery("check_run", FakeGitHub.payload("check_run", thing, "completed"));
            }
            default -> {
                int pull = 100_000 + id % 40;
                thing = far.pull(pull, "work", sha(id), "pull " + pull, time.instant());
                return new Delivery(
                        "pull_request", FakeGitHub.payload("pull_request", thing.deepCopy(), "synchronize"));
            }
        }
    }

    private static String sha(int id) {
        return String.format("%040x", id * 7919L);
    }

    private void deliver(Delivery delivery) {
        Map<String, String> headers = Map.of(
                "X-GitHub-Delivery", random.nextInt(3) == 0 ? "again-" + delivery.hashCode() : "d" + random.nextLong(),
                "X-GitHub-Event", delivery.event(),
                "X-Hub-Signature-256", WebhookSignature.of(SECRET).sign(delivery.body()));
        Webhook.Answer answer = github.webhook().accept(headers, delivery.body());
        if (!answer.text().equals("taken") && !answer.text().equals("duplicate")) {
            statusOther++;
        }
    }

    private void start() {
        ModelReply quiet = ModelReply.calls(
                List.of(new ToolCall("c", "finish", "{\"outcome\":\"quiet\",\"summary\":\"seen\"}")), Usage.of(1, 1));
        github = GitHub.with(null, journal).server(far.uri()).webhooks(SECRET).polling(Duration.ofMinutes(5));
        kairos = Kairos.builder()
                .model(ScriptedModel.of((request, n) -> quiet))
                .journal(journal)
                .clock(time)
                .timers(time)
                .executor(time)
                .build();
        kairos.agent("watcher").skill(github).start();
    }

    private void restart() {
        journal.close(); // As a kill: nothing else is closed.
        time = VirtualTime.startingAt(time.instant().plusSeconds(30).toString());
        journal = journal.reopen();
        start();
        time.settle();
    }

    private Result count(int sent, int changes) {
        InMemoryJournal after = journal.reopen();
        Map<String, Integer> events = new HashMap<>();
        AgentId agent = AgentId.of("watcher");
        List<Entry> page = after.read(agent, 0, 1000);
        while (!page.isEmpty()) {
            for (Entry entry : page) {
                if (entry.kind().equals("event.received") && entry.key() != null) {
                    events.merge(entry.key(), 1, Integer::sum);
                }
            }
            page = after.read(agent, page.get(page.size() - 1).sequence(), 1000);
        }
        int duplicates = events.values().stream().mapToInt(times -> times - 1).sum();
        return new Result(sent, changes, duplicates, changes - events.size(), statusOther);
    }
}
