package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.Answer;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Notice;
import dev.kairos.api.oversight.Overseer;
import dev.kairos.api.oversight.Person;
import dev.kairos.api.oversight.Resolution;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import dev.kairos.api.verify.Review;
import dev.kairos.api.verify.Verdict;
import dev.kairos.api.verify.Verifier;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What code alone must not let through and a person can accept. */
@ExtendWith(Invariants.class)
class ReviewTest {

    private static final Usage USAGE = Usage.of(100, 10);

    private final World world = new World();

    private static String finish(String claims) {
        return "{\"outcome\":\"notified\",\"summary\":\"I sent it.\",\"claims\":" + claims + "}";
    }

    private void run(Agent agent) {
        agent.offer(Event.of("tick", "tock"));
        world.time.settle();
    }

    private static final Person ADA = new Person("ada", "passkey");
    private static final Review CHANGED =
            Review.of(Evidence.TESTS_ACCEPTED, Map.of("PasswordTest.java", "ab12".repeat(16)), "- old\n+ new");

    private static final Verifier REVIEWED = (claim, evidence) -> evidence.stream()
                    .anyMatch(one -> one.kind().equals(Evidence.TESTS_ACCEPTED)
                            && one.detail("path").equals("PasswordTest.java")
                            && one.detail("sha256").equals("ab12".repeat(16))
                            && one.detail("person").equals("ada"))
            ? Finding.verified("accepted")
            : Finding.unverified("tests were changed").review(CHANGED);

    private Resolution answer(Answer answer) {
        Overseer overseer = world.kairos.overseer();
        Approval waiting = overseer.pending().get(0);
        overseer.show(waiting.id(), ADA);
        Resolution resolution =
                overseer.resolve(waiting.id(), answer, ADA, waiting.action().digest());
        world.pass(Duration.ofMinutes(2));
        return resolution;
    }

    @Test
    void what_a_person_has_to_accept_is_asked_once_it_no_longer_goes_back_and_counts_when_accepted() {
        String green = "[{\"kind\":\"green\",\"details\":{}}]";
        ScriptedModel model = ScriptedModel.of(
                (request, n) -> ModelReply.calls(List.of(new ToolCall("c" + n, "finish", finish(green))), USAGE));
        List<Notice> notices = new ArrayList<>();
        world.kairos = world.host(model)
                .listener(new KairosListener() {
                    @Override
                    public void onNotice(Notice notice) {
                        notices.add(notice);
                    }
                })
                .build();
        Agent agent = world.kairos.agent("a1").verify("green", REVIEWED).start();

        run(agent);

        assertThat(world.lastOutcome().verdict()).isEqualTo(Verdict.UNVERIFIED);
        assertThat(model.calls()).isEqualTo(3);
        Approval asked = world.kairos.overseer().pending().get(0);
        assertThat(asked.action().tool()).isEqualTo(Evidence.TESTS_ACCEPTED);
        assertThat(asked.action().arguments())
                .isEqualTo("{\"files\":[{\"path\":\"PasswordTest.java\",\"sha256\":\"" + "ab12".repeat(16) + "\"}]}");
        assertThat(asked.ask().excerpt()).isEqualTo("- old\n+ new");
        assertThat(asked.ask().origin()).isEqualTo(Origin.UNTRUSTED);
        assertThat(notices).extracting(Notice::subject).containsExactly(asked.id());
        assertThat(answer(new Answer.Edit("{}")).isAccepted()).isFalse();

        assertThat(answer(new Answer.Approve()).isAccepted()).isTrue();

        assertThat(world.lastOutcome().verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(world.entries(agent))
                .filteredOn(entry -> entry.kind().equals("beat.started"))
                .extracting(Entry::origin)
                .endsWith(Origin.UNTRUSTED);
        assertThat(world.kinds(agent))
                .containsSubsequence("approval.asked", "approval.answered", "approval.closed", "claims.checked");
        run(agent);
        assertThat(world.lastOutcome().verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(world.kairos.overseer().pending()).isEmpty();
    }

    @Test
    void changes_that_a_person_refused_are_not_asked_about_again_the_same_day() {
        String green = "[{\"kind\":\"green\",\"details\":{}}]";
        ScriptedModel model = ScriptedModel.of(
                (request, n) -> ModelReply.calls(List.of(new ToolCall("c" + n, "finish", finish(green))), USAGE));
        Agent agent = world.agent(model).verify("green", REVIEWED).start();
        run(agent);
        run(agent);
        assertThat(world.kairos.overseer().pending()).hasSize(1);

        answer(new Answer.Deny("put the old ones back"));
        run(agent);

        assertThat(world.lastOutcome().verdict()).isEqualTo(Verdict.UNVERIFIED);
        assertThat(world.kairos.overseer().pending()).isEmpty();
    }
}
