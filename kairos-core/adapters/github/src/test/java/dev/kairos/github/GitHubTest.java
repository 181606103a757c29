package dev.kairos.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.core.reach.Webhook;
import dev.kairos.core.reach.WebhookSignature;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Held to https://docs.github.com/en/rest and https://docs.github.com/en/webhooks. */
@Timeout(60)
class GitHubTest {

    private static final String SHA = "a".repeat(40);
    private static final String LATER = "b".repeat(40);

    private World world;

    @BeforeEach
    void open() throws IOException {
        world = new World();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Webhook.Answer hook(String delivery, String event, byte[] body) {
        String signature = WebhookSignature.of("secret").sign(body);
        return world.github
                .webhook()
                .accept(
                        Map.of(
                                "x-github-delivery", delivery,
                                "X-GitHub-Event", event,
                                "X-Hub-Signature-256", signature),
                        body);
    }

    @Test
    void what_a_webhook_has_told_a_poll_does_not_tell_again() throws IOException {
        world.start().subscribe("ada/till", Topic.PULL_REQUESTS);
        world.pass(Duration.ofMinutes(1));
        ObjectNode pull = world.far.pull(7, "work", SHA, "Round prices", world.time.instant());

        assertThat(hook("d1", "pull_request", FakeGitHub.payload("pull_request", pull, "opened")))
                .isEqualTo(new Webhook.Answer(202, "taken"));
        assertThat(hook("d1", "pull_request", FakeGitHub.payload("pull_request", pull, "opened"))
                        .text())
                .isEqualTo("duplicate");
        assertThat(hook("d2", "pull_request", FakeGitHub.payload("pull_request", pull, "edited"))
                        .text())
                .isEqualTo("duplicate");
        world.pass(Duration.ofMinutes(5));
        assertThat(world.events).hasSize(1);
        assertThat(world.events.get(0).origin()).isEqualTo(Origin.UNTRUSTED);
        assertThat(world.events.get(0).text()).contains("#7", "Round prices", "work into main");
        assertThat(world.events.get(0).attributes()).containsEntry("sha", SHA).containsEntry("number", "7");

        world.far.pull(7, "work", LATER, "Round prices", world.time.instant());
        world.pass(Duration.ofMinutes(2));
        assertThat(world.events).hasSize(2);
    }

    @Test
    void nothing_older_than_the_subscription_is_told_and_a_gap_is_made_up_for() throws IOException {
        world.far.issue(1, "old", world.time.instant().minusSeconds(3600));
        world.start().subscribe("ada/till", Topic.ISSUES, Topic.COMMENTS);
        world.pass(Duration.ofMinutes(2));
        assertThat(world.events).isEmpty();

        world.github.stop(world);
        for (int i = 2; i < 130; i++) {
            world.pass(Duration.ofSeconds(10));
            world.far.issue(i, "new " + i, world.time.instant());
        }
        world.far.comment(2, "a comment", world.time.instant());
        world.start();
        world.pass(Duration.ofMinutes(2));

        assertThat(world.events).hasSize(129);
        assertThat(world.texts().get(0)).contains("new 2");
        assertThat(world.github.subscriptions()).hasSize(1);
    }

    @Test
    void an_unchanged_resource_is_asked_for_with_its_tag_and_failures_slow_polls_down() throws IOException {
        world.start().subscribe("ada/till", Topic.PULL_REQUESTS);
        world.pass(Duration.ofMinutes(10));
        int usual = world.far.requests.size();
        assertThat(usual).isBetween(10, 13);

        world.far.nextAnswer("403 retry-after:1800");
        world.pass(Duration.ofMinutes(30));
        assertThat(world.far.requests.size()).isBetween(usual + 1, usual + 2);
        world.pass(Duration.ofMinutes(5));
        assertThat(world.far.requests.size()).isGreaterThan(usual + 2);

        int before = world.far.requests.size();
        long reset = world.time.instant().plusSeconds(2400).getEpochSecond();
        world.far.nextAnswer("403 x-ratelimit-remaining:0 x-ratelimit-reset:" + reset);
        world.pass(Duration.ofMinutes(39));
        assertThat(world.far.requests.size()).isBetween(before + 1, before + 2);

        world.pass(Duration.ofMinutes(5));
        int hurried = world.far.requests.size();
        world.far.nextAnswer("403 | {\"message\":\"You have exceeded a secondary rate limit.\"}");
        world.pass(Duration.ofSeconds(60));
        assertThat(world.far.requests.size()).isEqualTo(hurried + 1);
        world.pass(Duration.ofMinutes(5));

        int calm = world.far.requests.size();
        world.far.nextAnswer("500");
        world.pass(Duration.ofMinutes(2));
        assertThat(world.far.requests.size()).isLessThanOrEqualTo(calm + 3);
    }

    @Test
    void pushes_and_checks_of_followed_branches_are_told() throws IOException {
        world.far.push("main", SHA);
        world.far.push("side", SHA);
        world.start().subscribe("ada/till", Set.of(Topic.PUSHES, Topic.CHECKS), Set.of("main"), null);
        world.pass(Duration.ofMinutes(1));
        assertThat(world.events).isEmpty();

        world.far.push("main", LATER);
        world.far.push("side", LATER);
        ObjectNode check = world.far.check("main", LATER, "failure", world.time.instant());
        world.pass(Duration.ofMinutes(1));
        hook("d1", "check_run", FakeGitHub.payload("check_run", check, "completed"));

        assertThat(world.texts()).hasSize(2);
        assertThat(world.texts()).anyMatch(text -> text.contains("Branch main") && text.contains("bbbb"));
        assertThat(world.texts()).anyMatch(text -> text.contains("failure") && text.contains("2 tests failed"));
    }

    @Test
    void checks_are_polled_on_the_default_branch_and_on_heads_of_open_pull_requests() throws IOException {
        world.far.pull(7, "work", SHA, "Round prices", world.time.instant());
        ObjectNode fork = world.far.pull(8, "main", LATER, "From afar", world.time.instant());
        ((ObjectNode) fork.path("head")).putObject("repo").put("full_name", "eve/till");
        world.start().subscribe("ada/till", Topic.CHECKS);
        world.pass(Duration.ofMinutes(2));

        ObjectNode own = world.far.check("work", SHA, "failure", world.time.instant());
        ObjectNode foreign = world.far.check("-", LATER, "failure", world.time.instant());
        world.far.check("main", "c".repeat(40), "success", world.time.instant());
        world.far.check("other", "d".repeat(40), "failure", world.time.instant());
        world.pass(Duration.ofMinutes(2));

        assertThat(world.texts())
                .hasSize(3)
                .anyMatch(text -> text.contains("on main at cccc"))
                .anyMatch(text -> text.contains("on work at aaaa"))
                .anyMatch(text -> text.contains("of ada/till at bbbb"));
        assertThat(hook("d1", "check_run", FakeGitHub.payload("check_run", own, "completed"))
                        .text())
                .isEqualTo("duplicate");
        assertThat(hook("d2", "check_run", FakeGitHub.payload("check_run", foreign, "completed"))
                        .text())
                .isEqualTo("duplicate");

        world.far.pull(7, "work", "e".repeat(40), "Round prices", world.time.instant());
        world.far.check("work", "e".repeat(40), "failure", world.time.instant());
        world.pass(Duration.ofMinutes(2));
        assertThat(world.texts()).hasSize(4).anyMatch(text -> text.contains("on work at eeee"));
    }

    @Test
    void an_unchanged_poll_of_checks_asks_for_nothing_anew_and_keeps_nothing() throws IOException {
        world.far.pull(7, "work", SHA, "Round prices", world.time.instant());
        world.start().subscribe("ada/till", Topic.CHECKS);
        world.pass(Duration.ofMinutes(2));
        int asked = world.far.requests.size();
        long kept = world.journal.read(AgentId.of("github.a1"), 0, 1_000).size();

        world.pass(Duration.ofMinutes(10));
        assertThat(world.far.requests.size() - asked).isEqualTo(60);
        assertThat(world.journal.read(AgentId.of("github.a1"), 0, 1_000)).hasSize((int) kept);
    }

    @Test
    void a_commit_status_is_a_check_by_either_way_and_on_whichever_branch_is_followed() throws IOException {
        world.far.push("main", SHA);
        world.start().subscribe("ada/till", Set.of(Topic.CHECKS), Set.of("main"), null);
        world.pass(Duration.ofMinutes(1));
        world.far.status("main", SHA, "pending", world.time.instant());
        ObjectNode failed = world.far.status("main", SHA, "failure", world.time.instant());
        byte[] payload = failed.toString().getBytes(StandardCharsets.UTF_8);

        assertThat(hook("d1", "status", payload)).isEqualTo(new Webhook.Answer(202, "taken"));
        assertThat(hook("d2", "status", payload).text()).isEqualTo("duplicate");
        world.pass(Duration.ofMinutes(2));
        assertThat(world.texts()).hasSize(1);
        assertThat(world.texts().get(0))
                .startsWith("Check ci/old of ada/till on main at aaaaaaaaaaaa… ended: failure\n1 test failed");
        assertThat(world.events.get(0).attributes()).containsEntry("sha", SHA).containsEntry("branch", "main");

        world.far.status("main", SHA, "error", world.time.instant());
        world.pass(Duration.ofMinutes(2));
        assertThat(world.texts()).hasSize(2);
    }

    @Test
    void what_a_full_inbox_does_not_take_is_found_by_a_later_delivery_or_poll() throws IOException {
        world.start().subscribe("ada/till", Topic.ISSUES);
        world.pass(Duration.ofMinutes(1));
        world.full = true;
        byte[] one = FakeGitHub.payload("issue", world.far.issue(3, "one", world.time.instant()), "opened");
        world.far.issue(4, "two", world.time.instant());
        assertThat(hook("d1", "issues", one).status()).isEqualTo(503);
        world.pass(Duration.ofMinutes(2));
        assertThat(world.events).isEmpty();

        world.full = false;
        assertThat(hook("d1", "issues", one).text()).isEqualTo("taken");
        world.pass(Duration.ofMinutes(20));
        assertThat(world.texts()).hasSize(2).anyMatch(text -> text.contains("two"));
    }

    @Test
    void a_subscription_ends_by_time_or_by_hand() throws IOException {
        GitHub github = world.start();
        github.subscribe(
                "ada/till", Set.of(Topic.ISSUES), Set.of(), world.time.instant().plusSeconds(600));
        Subscription kept = github.subscribe("ada/till", Topic.RELEASES);
        assertThat(github.subscribe("ada/till", Topic.RELEASES)).isEqualTo(kept);
        assertThat(github.subscriptions()).hasSize(2);

        world.pass(Duration.ofMinutes(11));
        assertThat(github.subscriptions()).containsExactly(kept);
        assertThat(github.cancel(kept.id())).isTrue();
        assertThat(github.cancel(kept.id())).isFalse();
        assertThat(github.subscriptions()).isEmpty();
        ObjectNode issue = world.far.issue(9, "late", world.time.instant());
        assertThat(hook("d", "issues", FakeGitHub.payload("issue", issue, "opened"))
                        .text())
                .isEqualTo("not followed");
    }

    @Test
    void named_authors_are_the_team() throws IOException {
        world.start(GitHub.with(null, world.journal)
                .server(world.far.uri())
                .webhooks("secret")
                .trusting("Ada"));
        world.github.subscribe("ada/till", Topic.ISSUES);
        hook("d", "issues", FakeGitHub.payload("issue", world.far.issue(3, "x", world.time.instant()), "opened"));

        assertThat(world.events.get(0).origin()).isEqualTo(Origin.TEAM);
    }

    @Test
    void odd_payloads_are_refused_or_ignored() throws IOException {
        world.start().subscribe("ada/till", Topic.ISSUES);

        assertThat(hook("1", "ping", "{}".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("pong");
        assertThat(hook("2", "star", "{\"repository\":{\"full_name\":\"ada/till\"}}".getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo("ignored");
        assertThat(hook("3", "issues", "{\"repository\":{\"full_name\":\"../../x\"}}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(hook("4", "issues", "no json".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(hook("5", "issues", "{}".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("ignored");
        assertThat(hook(
                                "6",
                                "push",
                                "{\"repository\":{\"full_name\":\"ada/till\"},\"ref\":5}"
                                        .getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo("ignored");
        assertThat(world.github.webhook().accept(Map.of(), new byte[0]).status())
                .isEqualTo(401);
    }

    @Test
    void settings_are_checked() throws IOException {
        GitHub github = GitHub.with(null, world.journal);
        assertThatIllegalArgumentException().isThrownBy(() -> github.webhooks(""));
        assertThatIllegalArgumentException().isThrownBy(() -> github.polling(Duration.ofSeconds(1)));
        assertThatIllegalStateException().isThrownBy(github::webhook);
        assertThatIllegalStateException().isThrownBy(() -> github.subscribe("ada/till", Topic.ISSUES));
        world.start();
        assertThatIllegalArgumentException().isThrownBy(() -> world.github.subscribe("ada/../till", Topic.ISSUES));
        assertThat(GitHub.events(Topic.COMMENTS)).contains("issue_comment", "pull_request_review_comment");
        assertThat(URI.create("https://api.github.com")).isEqualTo(GitHub.PUBLIC);
    }
}
