package dev.kairos.examples.reach;

import static dev.kairos.core.model.Condition.answered;
import static dev.kairos.core.model.Reaction.call;
import static dev.kairos.core.model.Reaction.tell;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.api.AgentId;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.oversight.Spend;
import dev.kairos.api.verify.Verdict;
import dev.kairos.core.Kairos;
import dev.kairos.core.command.Commands;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.core.model.Reaction;
import dev.kairos.core.model.ReflexModel;
import dev.kairos.core.model.Situation;
import dev.kairos.core.reach.Ntfy;
import dev.kairos.core.reach.WebhookSignature;
import dev.kairos.git.BranchFixer;
import dev.kairos.git.FixLoop;
import dev.kairos.github.FakeGitHub;
import dev.kairos.github.GitHub;
import dev.kairos.github.Topic;
import dev.kairos.testkit.internal.work.GitRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** From a red check to a draft pull request and a word on the phone: a bare repository, a GitHub and an ntfy on loopback. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class MendingTest {

    private static final String RUN = """
            #!/bin/sh
            mkdir -p out; if grep -q right code; then r='' x=0; else r='<failure message="it is wrong"/>' x=1; fi
            echo "<testsuite><testcase classname='t' name='code'>$r</testcase></testsuite>" > out/TEST-all.xml
            exit $x
            """;

    @TempDir
    Path temp;

    private final List<BeatOutcome> outcomes = new CopyOnWriteArrayList<>();
    private GitRepository bare;
    private GitRepository clone;

    @BeforeEach
    void publish() {
        bare = GitRepository.at(temp.resolve("bare"), "--bare");
        clone = GitRepository.at(temp.resolve("shop"));
        clone.program("test/run", RUN).write("code", "wrong\n").write(".gitignore", "out/\n");
        clone.git("remote", "add", "origin", bare.root().toString());
        commitAndPush();
    }

    @Test
    void a_red_check_becomes_one_draft_with_its_proof_and_one_word_on_the_phone() throws Exception {
        try (FakeGitHub far = new FakeGitHub();
                Phone phone = new Phone(request -> "{\"id\":\"m1\"}");
                Kairos kairos = host(phone)) {
            far.hosts(bare.root());
            BranchFixer fixer = fixer(mending(() -> {}));
            GitHub github = github(far).proof(fixer::proof);
            String red = clone.git("rev-parse", "HEAD");
            ObjectNode check = far.check("main", red, "failure", soon()); // The first poll finds it.
            PullRequestWatcher.mend(kairos, github, fixer, "ada/till");
            deliver(github, check);
            deliver(github, check);
            await(phone, 1);
            deliver(github, check);
            far.check("main", red, "failure", Instant.now());
            deliver(github, far.check("main", red, "failure", Instant.now()));
            awaitBeats(2); // Of other checks of the same commit; the phone has heard of their draft.

            assertThat(phone.posted).hasSize(1);
            assertThat(far.pulls()).hasSize(1);
            ObjectNode draft = far.pulls().get(0);
            String branch = "kairos/fix-main-" + red.substring(0, 12);
            assertThat(draft.path("draft").asBoolean()).isTrue();
            assertThat(draft.path("head").path("ref").asText()).isEqualTo(branch);
            assertThat(draft.path("head").path("sha").asText()).isEqualTo(bare.git("rev-parse", branch));
            assertThat(draft.path("body").asText())
                    .contains("## What was verified", "failed at " + red, "verified: tests.passed", "+right");
            assertThat(bare.git("rev-parse", "main")).isEqualTo(red);
            assertThat(phone.posted.get(0)).contains("a draft that mends it is open", "[verified: pull_request.opened");
            assertThat(outcomes).hasSize(2).allMatch(o -> o.verification().verdict() == Verdict.VERIFIED);
        }
    }

    @Test
    void a_branch_that_is_forced_elsewhere_while_it_is_mended_leads_to_one_draft() throws Exception {
        AtomicBoolean forced = new AtomicBoolean();
        try (FakeGitHub far = new FakeGitHub();
                Phone phone = new Phone(request -> "{\"id\":\"m1\"}");
                Kairos kairos = host(phone)) {
            far.hosts(bare.root());
            GitHub github = github(far);
            String before = clone.git("rev-parse", "HEAD");
            far.check("main", before, "failure", soon());
            BranchFixer fixer = fixer(mending(() -> {
                if (!forced.getAndSet(true)) {
                    clone.git("commit", "-q", "--amend", "-m", "Start anew");
                    clone.git("push", "-q", "--force", "origin", "main");
                }
            }));
            PullRequestWatcher.mend(kairos, github, fixer, "ada/till");
            await(phone, 1);
            assertThat(phone.posted.get(0)).contains("nothing was pushed");
            assertThat(far.pulls()).isEmpty();

            String after = clone.git("rev-parse", "HEAD");
            deliver(github, far.check("main", after, "failure", Instant.now()));
            await(phone, 2);
            assertThat(far.pulls()).hasSize(1);
            assertThat(bare.git("for-each-ref", "--format=%(refname)"))
                    .isEqualTo("refs/heads/kairos/fix-main-" + after.substring(0, 12) + "\nrefs/heads/main");
        }
    }

    @Test
    void without_the_named_relaxations_nothing_is_run_and_the_owner_is_asked() throws Exception {
        try (FakeGitHub far = new FakeGitHub();
                Phone phone = new Phone(request -> "{\"id\":\"m1\"}");
                Kairos kairos = host(phone)) {
            GitHub github = github(far);
            far.check("work", clone.git("rev-parse", "HEAD"), "failure", soon());
            kairos.agent("watcher")
                    .skill(fixer(mending(() -> {})))
                    .skill(github)
                    .start();
            github.subscribe("ada/till", Set.of(Topic.CHECKS), Set.of("work"), null);
            await(phone, 1);

            assertThat(phone.posted.get(0)).contains("fix_branch");
            assertThat(outcomes).hasSize(1).allMatch(o -> o.kind() == BeatOutcome.Kind.SUSPENDED);
            assertThat(clone.git("for-each-ref", "--format=%(refname)")).doesNotContain("kairos/");
        }
    }

    private Kairos host(Phone phone) {
        return PullRequestWatcher.host(
                        PullRequestWatcher.rules(),
                        Ntfy.of("phone", phone.uri(), "alerts").guard(phone.guard()))
                .listener(new KairosListener() {
                    @Override
                    public void onBeat(AgentId agent, String beat, BeatOutcome outcome, Spend spend) {
                        outcomes.add(outcome);
                    }
                })
                .build();
    }

    /** After the subscription, however slowly this machine starts. */
    private static Instant soon() {
        return Instant.now().plusSeconds(60);
    }

    private static GitHub github(FakeGitHub far) {
        return GitHub.with("token", InMemoryJournal.create(InstantSource.system()))
                .server(far.uri())
                .webhooks("secret");
    }

    private BranchFixer fixer(ModelBackend model) {
        FixLoop loop = FixLoop.in(clone.root(), "./test/run")
                .commands(folder -> Commands.in(folder).allow("./test/run").testReports("out/*.xml"))
                .tests("test/**");
        return BranchFixer.of(loop, () -> Kairos.builder().model(model));
    }

    /** Something that happens while the model thinks. */
    @FunctionalInterface
    private interface Meanwhile {
        void happens() throws Exception;
    }

    /** Mends the one file, runs the tests, commits, claims. */
    private static ModelBackend mending(Meanwhile meanwhile) {
        Map<String, String> edit = Map.of("file", "code", "search", "wrong", "replace", "right");
        return ReflexModel.builder()
                .when(answered("update_objective"))
                .then(tell("Mended."))
                .when(answered("git_commit"))
                .then(MendingTest::done)
                .when(answered("run_command"))
                .then(call("git_commit", Map.of("message", "Say what is right")))
                .when(answered("edit_files"))
                .then(call("run_command", Map.of("command", List.of("./test/run"))))
                .when(so -> {
                    try {
                        meanwhile.happens();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return true;
                })
                .then(call("edit_files", Map.of("edits", List.of(edit))))
                .build();
    }

    private static Reaction done(Situation so) {
        Matcher commit = Pattern.compile("committed ([0-9a-f]{40}) to (\\S+)").matcher(so.answer("git_commit"));
        assertThat(commit.find()).isTrue();
        Map<String, String> details = Map.of("branch", commit.group(2), "commit", commit.group(1));
        return call(
                "update_objective",
                Map.of(
                        "id", "fix",
                        "state", "done",
                        "note", "mended",
                        "claims",
                                List.of(
                                        Map.of("kind", "tests.passed", "details", Map.of()),
                                        Map.of("kind", "git.committed", "details", details))));
    }

    private static void deliver(GitHub github, ObjectNode check) {
        byte[] body = FakeGitHub.payload("check_run", check, "completed");
        Map<String, String> headers = Map.of(
                "X-GitHub-Delivery", Long.toString(System.nanoTime()),
                "X-GitHub-Event", "check_run",
                "X-Hub-Signature-256", WebhookSignature.of("secret").sign(body));
        assertThat(github.webhook().accept(headers, body).status()).isIn(200, 202);
    }

    private void await(Phone phone, int messages) {
        await(() -> phone.posted.size() >= messages);
        assertThat(phone.posted).hasSize(messages);
    }

    private void awaitBeats(int most) {
        await(() -> outcomes.size() >= most);
    }

    private void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }

    private void commitAndPush() {
        clone.commit("Start");
        clone.git("push", "-q", "origin", "main");
    }
}
