package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kairos.api.ConfigurationException;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Event;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Lease;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.oversight.Relaxation;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import dev.kairos.api.verify.Verdict;
import dev.kairos.api.verify.Verifier;
import dev.kairos.core.AgentBuilder;
import dev.kairos.core.command.Commands;
import dev.kairos.core.journal.FileJournal;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.core.workspace.Workspace;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import dev.kairos.testkit.VirtualTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a model says it has done, before it is shown as done. */
@ExtendWith(Invariants.class)
class ClaimsTest {

    private static final String SENT = "[{\"kind\":\"sent\",\"details\":{\"id\":\"m1\"}}]";
    private static final String SEND = "{\"id\":\"m1\"}";

    private final World world = new World();
    private final List<List<Evidence>> looked = new ArrayList<>();
    private boolean bounced;

    private final Verifier sent = (claim, evidence) -> {
        looked.add(evidence);
        boolean made = evidence.stream().anyMatch(one -> one.detail("id").equals(claim.detail("id")));
        return !made
                ? Finding.unverified("no tool sent it")
                : bounced ? Finding.refuted("it bounced") : Finding.verified("it arrived");
    };

    private AgentBuilder agent(ScriptedModel model) {
        return world.agent(model).verify("sent", sent).skill(Mails.skill());
    }

    private static String finish(String claims) {
        return "{\"outcome\":\"notified\",\"summary\":\"I sent it.\",\"claims\":" + claims + "}";
    }

    private static String done(String claims) {
        return "{\"id\":\"greet\",\"state\":\"done\",\"note\":\"greeted\",\"claims\":" + claims + "}";
    }

    private void run(Agent agent) {
        agent.offer(Event.of("tick", "tock"));
        world.time.settle();
    }

    private Objective objective(Agent agent) {
        return agent.objectives().list().get(0);
    }

    @Test
    void a_claim_that_holds_stands_verified_on_the_outcome() {
        ScriptedModel model = ScriptedModel.script()
                .calls("send", SEND)
                .calls("finish", finish(SENT))
                .build();
        Agent agent = agent(model).start();

        CompletableFuture<String> answer = agent.ask("Send it");
        world.time.settle();

        assertThat(world.lastOutcome().verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(answer).isCompletedWithValue("I sent it.\n[verified: sent, it arrived]");
        assertThat(world.kinds(agent))
                .containsSubsequence("tool.returned", "claims.checking", "claims.checked", "beat.ended");
        assertThat(model.requests().get(0).system()).contains("You can claim:\n- sent");
    }

    @Test
    void a_claim_that_does_not_hold_goes_back_twice_and_then_stands_refuted() {
        ScriptedModel model = ScriptedModel.script()
                .calls("send", SEND)
                .calls("finish", finish(SENT))
                .calls("finish", finish(SENT))
                .calls("finish", finish(SENT))
                .build();
        bounced = true;
        Agent agent = agent(model).start();

        CompletableFuture<String> answer = agent.ask("Send it");
        world.time.settle();

        model.requireDone();
        assertThat(model.lastRequest().messages().toString()).contains("REFUTED sent: it bounced");
        assertThat(world.lastOutcome().verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(answer).isCompletedWithValue("I sent it.\n[not verified: REFUTED sent: it bounced]");
    }

    @Test
    void what_was_corrected_is_verified() {
        ScriptedModel model = ScriptedModel.script()
                .calls("finish", finish(SENT))
                .calls("send", SEND)
                .calls("finish", finish(SENT))
                .build();
        run(agent(model).start());

        assertThat(world.lastOutcome().verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void without_a_claim_nothing_is_shown_as_verified() {
        ScriptedModel model = ScriptedModel.script()
                .says("I sent it. [Verified: all of it]")
                .calls("finish", "{\"outcome\":\"acted\",\"summary\":\"sent\"}")
                .build();
        Agent agent = agent(model).start();

        CompletableFuture<String> answer = agent.ask("Send it");
        world.time.settle();
        assertThat(answer)
                .isCompletedWithValue(
                        "I sent it. (Verified: all of it]\n[not verified: nothing was claimed that can be checked]");
        run(agent);
        world.pass(Duration.ofMinutes(1));

        assertThat(world.lastOutcome().verdict()).isEqualTo(Verdict.UNVERIFIED);
        assertThat(world.kinds(agent)).doesNotContain("claims.checking", "claims.checked");
    }

    @Test
    void an_objective_is_done_only_with_the_claims_that_it_requires() {
        ScriptedModel model = ScriptedModel.script()
                .calls("update_objective", done("[]"))
                .calls("send", SEND)
                .calls("update_objective", done(SENT))
                .calls("finish", finish("[]"))
                .build();
        Agent agent = agent(model)
                .objective(Objective.of("greet", "Greet Ada.").claims("sent"))
                .start();
        run(agent);

        assertThat(model.requests().get(0).messages().toString()).contains("[done with claims: sent]");
        assertThat(model.requests().get(1).messages().toString()).contains("MISSING sent");
        assertThat(objective(agent).state()).isEqualTo(Objective.State.DONE);
        assertThat(world.lastOutcome().verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void an_objective_whose_claims_do_not_hold_is_reported_as_not_done() {
        ScriptedModel model = ScriptedModel.of(
                (request, n) -> n <= 3 ? Replies.call("update_objective", done(SENT)) : Replies.finish("acted"));
        Agent agent =
                agent(model).objective(Objective.of("greet", "Greet Ada.")).start();
        run(agent);

        assertThat(objective(agent).state()).isEqualTo(Objective.State.BLOCKED);
        assertThat(objective(agent).note()).isEqualTo("not done; not verified: UNVERIFIED sent: no tool sent it");
    }

    @Test
    void an_objective_that_nothing_can_verify_is_never_done() {
        ScriptedModel model = ScriptedModel.of(
                (request, n) -> n <= 3 ? Replies.call("update_objective", done(SENT)) : Replies.finish("acted"));
        Agent agent = world.agent(model)
                .objective(Objective.of("greet", "Greet Ada.").claims("sent"))
                .start();
        run(agent);

        assertThat(objective(agent).state()).isEqualTo(Objective.State.BLOCKED);
        assertThat(objective(agent).note()).contains("nothing checks claims of this kind");
    }

    @Test
    void what_was_proved_and_broken_before_the_end_is_taken_back() {
        ScriptedModel model = ScriptedModel.script()
                .calls("send", SEND)
                .calls("update_objective", done(SENT))
                .does((request, n) -> {
                    bounced = true;
                    return Replies.say("All done!");
                })
                .says("Done, believe me.")
                .says("Done!")
                .build();
        Agent agent = agent(model).start();
        world.time.settle();

        CompletableFuture<String> answer = agent.ask("Do your work");
        agent.objectives().put(Objective.of("greet", "Greet Ada."));
        world.time.settle();

        model.requireDone();
        assertThat(answer).isCompletedWithValue("Done!\n[not verified: REFUTED sent: it bounced]");
        assertThat(objective(agent).state()).isEqualTo(Objective.State.BLOCKED);
    }

    @Test
    void receipts_of_earlier_work_prove_nothing_now() {
        ScriptedModel model = ScriptedModel.of((request, n) -> n == 1
                ? Replies.call("send", SEND)
                : n == 2 ? Replies.finish("acted") : Replies.call("finish", finish(SENT)));
        Agent agent = agent(model).start();
        run(agent);
        run(agent);
        world.pass(Duration.ofMinutes(1));

        assertThat(looked)
                .isNotEmpty()
                .allSatisfy(evidence -> assertThat(evidence).isEmpty());
        assertThat(world.lastOutcome().verdict()).isEqualTo(Verdict.UNVERIFIED);
    }

    @Test
    void an_objective_is_proved_by_what_was_done_for_it_since_it_was_last_done() {
        ScriptedModel model = ScriptedModel.script()
                .calls("send", SEND)
                .calls("finish", "{\"outcome\":\"acted\",\"summary\":\"begun\"}")
                .calls("update_objective", done(SENT))
                .calls("finish", "{\"outcome\":\"acted\",\"summary\":\"done\"}")
                .calls("update_objective", done(SENT))
                .calls("finish", "{\"outcome\":\"acted\",\"summary\":\"done\"}")
                .build();
        Agent agent = agent(model)
                .corrections(0)
                .objective(Objective.of("greet", "Greet Ada.").every(Duration.ofDays(1)))
                .start();
        run(agent);
        run(agent);
        world.pass(Duration.ofMinutes(1));

        assertThat(objective(agent).due()).isNotNull();
        assertThat(world.lastOutcome().verdict()).isEqualTo(Verdict.VERIFIED);
        run(agent);
        world.pass(Duration.ofMinutes(1));

        model.requireDone();
        assertThat(objective(agent).state()).isEqualTo(Objective.State.BLOCKED);
        assertThat(looked.get(looked.size() - 1)).isEmpty();
    }

    @Test
    void a_check_that_was_cut_off_is_made_once_more_and_then_counts_as_unverified() {
        Agent agent = agent(ScriptedModel.script()
                        .calls("send", SEND)
                        .calls("finish", finish(SENT))
                        .build())
                .start();
        run(agent);
        List<Entry> whole = world.entries(agent);
        int checking = whole.stream().map(Entry::kind).toList().indexOf("claims.checking");
        Entry check = whole.get(checking);

        restart(whole.subList(0, checking + 1));
        agent(unused()).start();
        world.pass(Duration.ofMinutes(1));
        assertThat(world.lastOutcome().verdict()).isEqualTo(Verdict.VERIFIED);

        List<Entry> twice = new ArrayList<>(whole.subList(0, checking + 1));
        twice.add(new Entry(
                check.agent(),
                check.sequence() + 1,
                check.time(),
                check.kind(),
                check.version(),
                check.origin(),
                check.cause(),
                check.key(),
                check.payload().replace("\"attempt\":1", "\"attempt\":2")));
        restart(twice);
        agent(ScriptedModel.of((request, n) -> Replies.call("finish", finish("[]"))))
                .start();
        looked.clear();
        world.pass(Duration.ofMinutes(1));
        assertThat(looked).isEmpty();
        assertThat(world.entries(agent).toString()).contains("the process ended while this was checked");
    }

    private static ScriptedModel unused() {
        return ScriptedModel.of((request, n) -> {
            throw new AssertionError("the reply was journaled");
        });
    }

    private void restart(List<Entry> entries) {
        Entry last = entries.get(entries.size() - 1);
        world.time = VirtualTime.startingAt(last.time().plusSeconds(1).toString());
        world.journal = InMemoryJournal.create(world.time);
        Lease lease =
                world.journal.acquire(last.agent(), "gone", Duration.ofNanos(1)).orElseThrow();
        for (Entry e : entries) {
            world.journal.append(
                    lease, List.of(new Draft(e.time(), e.kind(), e.version(), e.origin(), e.cause(), e.payload())));
        }
        world.journal.release(lease);
    }

    @Test
    void a_check_that_does_not_come_back_verifies_nothing() {
        Agent agent = world.agent(ScriptedModel.of((request, n) -> Replies.call("finish", finish(SENT))))
                .verify("sent", (claim, evidence) -> {
                    world.time.sleep(Duration.ofHours(1));
                    return Finding.verified("much too late");
                })
                .start();
        run(agent);
        world.pass(Duration.ofMinutes(20));

        assertThat(world.entries(agent).toString()).contains("the check did not end within");
        assertThat(world.outcomes.get(0).verdict()).isEqualTo(Verdict.UNVERIFIED);
    }

    @Test
    void tools_and_verifiers_of_the_shipped_skills_meet_in_the_beat(@TempDir Path temp) throws Exception {
        Path root = Files.createDirectory(temp.resolve("work"));
        Files.writeString(root.resolve("a.txt"), "one\n");
        String claims = "[{\"kind\":\"file.changed\",\"details\":{\"path\":\"a.txt\"}},"
                + "{\"kind\":\"command.passed\",\"details\":{\"command\":\"true\"}}]";
        ScriptedModel model = ScriptedModel.script()
                .calls("edit_files", "{\"edits\":[{\"file\":\"a.txt\",\"search\":\"one\",\"replace\":\"two\"}]}")
                .calls("run_command", "{\"command\":[\"true\"]}")
                .calls("finish", finish(claims))
                .build();
        Agent agent = world.agent(model)
                .skill(Workspace.at(root))
                .skill(Commands.in(root).allow("true"))
                .relax(Relaxation.of("it does nothing", "run_command").where("command", "true"))
                .start();
        run(agent);

        assertThat(world.lastOutcome().report())
                .contains("[verified: file.changed, 'a.txt' is as it was left; command.passed, it ended");
    }

    @Test
    void an_agent_does_not_start_where_its_tools_could_write_its_journal(@TempDir Path temp) throws Exception {
        Path root = Files.createDirectory(temp.resolve("work"));
        try (FileJournal journal = FileJournal.open(root.resolve("kairos/journal"))) {
            AgentBuilder agent = world.host(Replies.quiet())
                    .journal(journal)
                    .build()
                    .agent("a1")
                    .skill(Workspace.at(root))
                    .skill(Commands.in(root.resolve("kairos")));
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(agent::start)
                    .satisfies(refused -> assertThat(refused.problems()).hasSize(2))
                    .withMessageContaining("skill 'workspace' works in")
                    .withMessageContaining("keep them elsewhere");
        }
    }

    @Test
    void a_beat_that_was_cut_off_is_no_success() {
        Agent agent = agent(ScriptedModel.of((request, n) -> {
                    List<ModelMessage> messages = request.messages();
                    return messages.size() > 6
                            ? sleepLong()
                            : Replies.call("send", "{\"id\":\"m" + messages.size() + "\"}");
                }))
                .start();
        run(agent);
        world.pass(Duration.ofMinutes(16));

        assertThat(world.lastOutcome().kind()).isEqualTo(BeatOutcome.Kind.FAILED);
        assertThat(world.lastOutcome().verdict()).isEqualTo(Verdict.UNVERIFIED);
    }

    private ModelReply sleepLong() {
        world.time.sleep(Duration.ofHours(1));
        return Replies.finish("acted");
    }
}
