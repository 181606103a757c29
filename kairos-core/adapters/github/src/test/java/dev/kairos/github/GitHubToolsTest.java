package dev.kairos.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.event.Origin;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GitHubToolsTest {

    private static final String SHA = "a".repeat(40);

    private World world;

    @BeforeEach
    void open() throws IOException {
        world = new World();
        world.far.pull(7, "work", SHA, "Round prices", world.time.instant());
        world.start(GitHub.with("token", world.journal)
                .server(world.far.uri())
                .polling(null)
                .proof(branch -> "- the tests passed on " + branch));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private long posts() {
        return world.far.requests.stream().filter(r -> r.startsWith("POST")).count();
    }

    @Test
    void what_is_read_is_foreign() throws Exception {
        ToolResult pull = world.call("github_pull_request", new GitHubTools.Numbered("ada/till", 7), "k");

        assertThat(pull.text()).contains("#7 Round prices", "by ada", "work (" + SHA + ") into main");
        assertThat(pull.origin()).isEqualTo(Origin.UNTRUSTED);
        ToolResult missing = world.call("github_pull_request", new GitHubTools.Numbered("ada/till", 8), "k");
        assertThat(missing.failed()).isTrue();
        world.far.check("main", SHA, "failure", world.time.instant());
        assertThat(world.call("github_checks", new GitHubTools.Commit("ada/till", SHA), "k")
                        .text())
                .contains("build", "2 tests failed");
        assertThat(world.call("github_diff", new GitHubTools.Numbered("ada/till", 7), "k")
                        .text())
                .contains(SHA);
    }

    @Test
    void a_comment_that_is_repeated_after_a_crash_is_there_once() throws Exception {
        GitHubWrites.Said said = new GitHubWrites.Said("ada/till", 7, "Looks good.");
        ToolResult first = world.call("github_comment", said, "a1/b1/1");
        assertThat(first.failed()).isFalse();
        assertThat(posts()).isEqualTo(1);
        assertThat(world.call("github_comment", said, "a1/b1/1").failed()).isFalse();
        assertThat(posts()).isEqualTo(1);

        Claim claim = new Claim(ReadBack.COMMENTED, Map.of("repository", "ada/till", "number", "7"));
        assertThat(world.github
                        .verifiers()
                        .get(ReadBack.COMMENTED)
                        .verify(claim, first.evidence())
                        .verdict())
                .isEqualTo(Verdict.VERIFIED);
        assertThat(world.github
                        .verifiers()
                        .get(ReadBack.COMMENTED)
                        .verify(claim, List.of())
                        .verdict())
                .isEqualTo(Verdict.UNVERIFIED);
    }

    @Test
    void a_draft_with_its_proof_is_opened_once_per_branch_and_claims_are_read_back() throws Exception {
        world.far.push("kairos/fix", "c".repeat(40));
        GitHubWrites.Opened in = new GitHubWrites.Opened("ada/till", "Fix", "kairos/fix", "main", "Rounds.");
        ToolResult first = world.call("github_open_pull_request", in, "k1");
        world.pass(Duration.ofSeconds(1));
        ToolResult second = world.call("github_open_pull_request", in, "k2");

        assertThat(first.text()).contains("#101 is open as a draft");
        assertThat(second.text()).contains("#101 is open already");
        assertThat(posts()).isEqualTo(1);
        String body = world.far.pulls().get(0).path("number").asInt() == 101
                ? world.far.pulls().get(0).path("body").asText()
                : world.far.pulls().get(1).path("body").asText();
        assertThat(body).contains("## What was verified", "- the tests passed on kairos/fix", "<!-- kairos:");

        Claim claim = new Claim(Claim.PULL_REQUEST_OPENED, Map.of("repository", "ada/till", "number", "101"));
        var verifier = world.github.verifiers().get(Claim.PULL_REQUEST_OPENED);
        assertThat(verifier.verify(claim, first.evidence()).verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(verifier.verify(claim, List.of()).verdict()).isEqualTo(Verdict.UNVERIFIED);
        Claim other = new Claim(Claim.PULL_REQUEST_OPENED, Map.of("repository", "ada/till", "number", "7"));
        assertThat(verifier.verify(other, first.evidence()).verdict()).isEqualTo(Verdict.UNVERIFIED);
        assertThat(world.call(
                                "github_open_pull_request",
                                new GitHubWrites.Opened("ada/till", "x", "main", "main", ""),
                                "k3")
                        .failed())
                .isTrue();
    }

    @Test
    void a_review_is_for_the_head_that_was_read() throws Exception {
        GitHubWrites.Reviewed stale =
                new GitHubWrites.Reviewed("ada/till", 7, "no", "b".repeat(40), GitHubWrites.Verdict.COMMENT);
        GitHubWrites.Reviewed now = new GitHubWrites.Reviewed("ada/till", 7, "hm", SHA, GitHubWrites.Verdict.COMMENT);

        assertThat(world.call("github_review", stale, "k1").text()).contains("look at it again");
        ToolResult reviewed = world.call("github_review", now, "k2");
        assertThat(reviewed.text()).contains("can be claimed as github.reviewed");
        assertThat(posts()).isEqualTo(1);
        Claim claim = new Claim(ReadBack.REVIEWED, Map.of("repository", "ada/till", "number", "7"));
        assertThat(verdict(claim, reviewed.evidence())).isEqualTo(Verdict.VERIFIED);
        assertThat(verdict(claim, List.of())).isEqualTo(Verdict.UNVERIFIED);
    }

    @Test
    void labels_are_read_back_and_checks_requested_again() throws Exception {
        ToolResult labelled = world.call("github_label", new GitHubWrites.Labelled("ada/till", 7, List.of("bug")), "k");
        assertThat(labelled.text()).contains("[bug]");
        assertThat(verdict(label("bug"), labelled.evidence())).isEqualTo(Verdict.VERIFIED);
        assertThat(verdict(label("wontfix"), labelled.evidence())).isEqualTo(Verdict.UNVERIFIED);
        world.far.pulls().get(0).putArray("labels");
        assertThat(verdict(label("bug"), labelled.evidence())).isEqualTo(Verdict.REFUTED);
        world.pass(Duration.ofSeconds(1));
        ToolResult requested = world.call("github_rerequest_check", new GitHubWrites.Rerequested("ada/till", 5), "k");
        assertThat(requested.failed()).isFalse();
        Claim claim = new Claim(ReadBack.REQUESTED, Map.of("repository", "ada/till", "check", "5"));
        assertThat(verdict(claim, requested.evidence())).isEqualTo(Verdict.VERIFIED);
    }

    private static Claim label(String label) {
        return new Claim(ReadBack.LABELLED, Map.of("repository", "ada/till", "number", "7", "label", label));
    }

    private Verdict verdict(Claim claim, List<Evidence> evidence) throws Exception {
        return world.github
                .verifiers()
                .get(claim.kind())
                .verify(claim, evidence)
                .verdict();
    }

    @Test
    void an_agent_follows_and_lists_and_ends() throws Exception {
        world.call("github_subscribe", new GitHubTools.Follow("ada/till", List.of(Topic.ISSUES), List.of()), "k");
        assertThat(world.call("github_subscriptions", new GitHubTools.None(), "k")
                        .text())
                .contains("ada/till:[ISSUES][]");
        assertThat(world.call("github_unsubscribe", new GitHubTools.Subscribed("ada/till:[ISSUES][]"), "k")
                        .failed())
                .isFalse();
        assertThat(world.github.subscriptions()).isEmpty();
    }
}
