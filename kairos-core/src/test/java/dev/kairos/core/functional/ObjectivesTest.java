package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.Objective;
import dev.kairos.api.agent.Objective.State;
import dev.kairos.api.event.Cause;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.heartbeat.BeatOutcome.Failed;
import dev.kairos.api.heartbeat.BeatOutcome.Failure;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The standing work of an agent as its owner moves it. */
@ExtendWith(Invariants.class)
class ObjectivesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final World world = new World();
    private final ScriptedModel model = Replies.quiet();

    private String context() {
        return model.lastRequest().messages().get(0).toString();
    }

    private static Objective proposed(String id) {
        return Objective.of(id, "Do " + id + ".").state(State.PROPOSED, "");
    }

    private Objective only(Agent agent) {
        assertThat(agent.objectives().list()).hasSize(1);
        return agent.objectives().list().get(0);
    }

    @Test
    void an_accepted_proposal_wakes_and_stands_in_the_context() {
        Agent agent = world.agent(model).objective(proposed("tidy")).start();
        agent.wake();
        world.pass(Duration.ofHours(1));
        assertThat(context()).doesNotContain("Do tidy.");

        assertThat(agent.objectives().move("tidy", State.ACCEPTED, "yes"))
                .hasValueSatisfying(moved -> assertThat(moved.state()).isEqualTo(State.ACCEPTED));
        world.pass(Duration.ofMinutes(1));

        assertThat(model.calls()).isEqualTo(2);
        assertThat(context()).contains("Do tidy.");
        assertThat(world.lastWake().cause()).isEqualTo(Cause.of(Cause.Kind.OBJECTIVE, "tidy"));
    }

    @Test
    void a_refused_proposal_is_kept_with_its_reason_and_never_worked_on() {
        Agent agent = world.agent(model).objective(proposed("tidy")).start();

        agent.objectives().move("tidy", State.CANCELLED, "not now");
        world.pass(Duration.ofHours(1));

        assertThat(only(agent).state()).isEqualTo(State.CANCELLED);
        assertThat(only(agent).note()).isEqualTo("not now");
        assertThat(context()).doesNotContain("Do tidy.");
    }

    @Test
    void unblocked_work_wakes_the_agent_and_cancelled_work_is_gone_from_its_context() {
        Objective blocked = Objective.of("deploy", "Deploy it.").state(State.BLOCKED, "no access");
        Agent agent = world.agent(model).objective(blocked).start();
        agent.wake();
        world.pass(Duration.ofMinutes(5));
        assertThat(context()).doesNotContain("Deploy it.");

        agent.objectives().move("deploy", State.ACCEPTED, "access is given");
        world.pass(Duration.ofMinutes(5));
        assertThat(context()).contains("Deploy it.");
        assertThat(model.calls()).isEqualTo(2);

        agent.objectives().move("deploy", State.CANCELLED, "");
        world.pass(Duration.ofMinutes(5));
        assertThat(context()).doesNotContain("Deploy it.");
        assertThat(agent.objectives().move("unknown", State.DONE, "")).isEmpty();
    }

    @Test
    void recurring_work_that_the_owner_calls_done_falls_due_again() {
        Objective report = Objective.of("report", "Write the report.").due(NOON).every(Duration.ofDays(7));
        Agent agent = world.agent(model).objective(report).start();
        world.pass(Duration.ofHours(5));

        Objective moved =
                agent.objectives().move("report", State.DONE, "by hand").orElseThrow();
        world.pass(Duration.ofMinutes(1));

        assertThat(moved.state()).isEqualTo(State.ACCEPTED);
        assertThat(moved.due()).isEqualTo("2026-03-08T13:00:00Z");
        assertThat(only(agent)).isEqualTo(moved);
        assertThat(agent.status().nextWake()).isEqualTo("2026-03-08T13:00:00Z");
    }

    @Test
    void the_agent_may_propose_work_that_recurs() {
        ScriptedModel proposing = ScriptedModel.script()
                .calls(
                        "propose_objective",
                        "{\"id\":\"clean\",\"text\":\"Clean the cache.\",\"due_in_minutes\":60,\"repeat_after_minutes\":1440}")
                .calls("list_objectives", "{}")
                .calls("finish", "{\"outcome\":\"acted\",\"summary\":\"ok\"}")
                .build();
        Agent agent = world.agent(proposing).start();
        agent.wake();
        world.pass(Duration.ofMinutes(1));

        assertThat(only(agent).every()).isEqualTo(Duration.ofDays(1));
        assertThat(only(agent).state()).isEqualTo(State.PROPOSED);
        assertThat(proposing.lastRequest().messages().toString()).contains("(every PT24H)");
    }

    @Test
    void work_of_higher_priority_comes_first_and_equal_work_in_the_order_it_was_made() {
        Agent agent = world.agent(model)
                .objective(Objective.of("low", "Low."))
                .objective(Objective.of("high", "High.").priority(5))
                .objective(Objective.of("low-too", "Low too."))
                .start();
        agent.objectives().put(Objective.of("highest", "Highest.").priority(9));
        world.pass(Duration.ofMinutes(1));

        assertThat(agent.objectives().list())
                .extracting(Objective::id)
                .containsExactly("highest", "high", "low", "low-too");
        assertThat(context()).containsSubsequence("Highest.", "High.", "Low.", "Low too.");
    }

    @Test
    void a_beat_that_an_objective_sets_off_keeps_to_its_limits_and_others_do_not() {
        ScriptedModel busy = ScriptedModel.of((request, n) ->
                request.messages().size() < 6 ? Replies.call("list_objectives", "{}") : Replies.finish("acted"));
        Objective small = Objective.of("small", "A small thing.").due(NOON).limits(2, 100_000);
        Agent agent = world.agent(busy).objective(small).start();

        agent.wake();
        world.pass(Duration.ofHours(1));
        assertThat(world.lastOutcome().kind()).isEqualTo(BeatOutcome.Kind.ACTED);

        world.pass(Duration.ofHours(3).plusSeconds(1));
        assertThat(world.lastOutcome()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(Failure.STEPS);
            assertThat(failed.summary()).contains("2 model calls");
        });

        agent.objectives().put(small.limits(2, 1_000));
        world.pass(Duration.ofMinutes(5));
        assertThat(world.lastOutcome())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.TOKENS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small.limits(0, 100))
                .withMessageContaining("steps 0");
    }
}
