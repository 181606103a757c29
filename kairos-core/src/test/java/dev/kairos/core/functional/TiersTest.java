package dev.kairos.core.functional;

import static dev.kairos.api.heartbeat.BeatOutcome.Kind.FAILED;
import static dev.kairos.api.heartbeat.BeatOutcome.Kind.QUIET;
import static dev.kairos.core.functional.Replies.call;
import static dev.kairos.core.functional.Replies.finish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.Money;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.event.Event;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.Tier;
import dev.kairos.api.model.Tiers;
import dev.kairos.api.oversight.Answer;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Budget;
import dev.kairos.api.oversight.Decision;
import dev.kairos.api.oversight.Overseer;
import dev.kairos.api.oversight.Person;
import dev.kairos.api.oversight.Policy;
import dev.kairos.api.oversight.Purpose;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.verify.Finding;
import dev.kairos.core.AgentBuilder;
import dev.kairos.testkit.Invariants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which model thinks: small first, larger when it has to be, small again in the next beat. */
@ExtendWith(Invariants.class)
class TiersTest {

    private static final Person ADA = new Person("ada", "passkey");
    private static final ModelReply ESCALATE = call("escalate", "{\"why\":\"it is hard\"}");
    private static final ModelReply CLAIM =
            call("finish", "{\"outcome\":\"acted\",\"summary\":\"done\",\"claims\":[{\"kind\":\"sent\"}]}");

    private final World world = new World();
    private final List<String> thought = new ArrayList<>();
    private final Thinker rules = new Thinker("rules", Price.FREE);
    private final Thinker small = new Thinker("small", Price.perMillion("1", "5"));
    private final Thinker large = new Thinker("large", Price.perMillion("10", "50"));

    /** Replies one after the other, the last one for good. */
    private final class Thinker implements ModelBackend {

        private final ModelProfile profile;
        private List<ModelReply> replies = List.of(finish("quiet"));
        private int next;
        private boolean breaks;

        Thinker(String name, Price price) {
            profile = ModelProfile.standard(name, 200_000, 1_000, price);
        }

        void replies(ModelReply... script) {
            replies = List.of(script);
        }

        @Override
        public ModelProfile profile() {
            return profile;
        }

        @Override
        public ModelReply call(ModelRequest request, ReplySink sink) {
            thought.add(profile.name());
            if (breaks) {
                throw new ModelException(ModelException.Reason.REJECTED, "no");
            }
            return replies.get(Math.min(next++, replies.size() - 1));
        }
    }

    private AgentBuilder agent() {
        return world.agent(small).models(Tiers.standard(small).frontier(large));
    }

    private void happens(Agent agent) {
        agent.offer(Event.of("order", "an order came"));
        world.pass(Duration.ofSeconds(5));
    }

    private Approval answer(Answer answer) {
        Overseer overseer = world.kairos.overseer();
        Approval asked = overseer.pending().get(0);
        overseer.show(asked.id(), ADA);
        assertThat(overseer.resolve(asked.id(), answer, ADA, asked.action().digest())
                        .isAccepted())
                .isTrue();
        world.pass(Duration.ofSeconds(5));
        return asked;
    }

    @Test
    void a_claim_that_was_refuted_goes_to_the_larger_model_and_the_next_beat_begins_small_again() {
        small.replies(CLAIM, finish("quiet"));
        Agent agent = agent().verify("sent", (claim, evidence) -> Finding.refuted("it bounced"))
                .start();

        happens(agent);
        assertThat(thought).containsExactly("small", "large");
        happens(agent);
        assertThat(thought).containsExactly("small", "large", "small");
    }

    @Test
    void a_claim_that_nothing_speaks_for_stays_with_the_same_model() {
        small.replies(CLAIM, finish("quiet"));
        Agent agent = agent().verify("sent", (claim, evidence) -> Finding.unverified("no receipt"))
                .start();

        happens(agent);

        assertThat(thought).containsExactly("small", "small");
    }

    @Test
    void rules_come_first_and_hand_over_what_they_cannot_do() {
        rules.replies(finish("quiet"), ESCALATE);
        small.replies(ESCALATE);
        Agent agent = world.agent(small)
                .models(Tiers.standard(small).reflex(rules).frontier(large))
                .budget(Budget.perDay(Money.usd("5")))
                .start();

        happens(agent);
        assertThat(thought).containsExactly("rules");
        happens(agent);
        assertThat(thought).containsExactly("rules", "rules", "small", "large");
        assertThat(world.kairos.overseer().spend().lines())
                .filteredOn(line -> line.purpose() == Purpose.TRIAGE)
                .allSatisfy(line -> assertThat(line.tier()).isEqualTo(Tier.REFLEX.name()))
                .extracting(line -> line.spend().calls())
                .containsExactly(1L, 1L);
    }

    @Test
    void the_largest_model_waits_for_a_person_where_the_policy_says_so_and_serves_one_beat() {
        small.replies(ESCALATE, finish("quiet"));
        Agent agent = agent().policy(Policy.askBeforeFrontier().or(Policy.askBefore(Effect.SEND)))
                .start();

        happens(agent);
        assertThat(world.lastOutcome().kind()).isEqualTo(BeatOutcome.Kind.SUSPENDED);
        assertThat(thought).containsExactly("small");
        Approval asked = answer(new Answer.Approve());

        assertThat(asked.action().arguments()).isEqualTo("{\"why\":\"it is hard\"}");
        assertThat(thought).containsExactly("small", "large");
        happens(agent);
        assertThat(thought).containsExactly("small", "large", "small");
    }

    @Test
    void a_yes_to_the_largest_model_is_not_used_again_after_a_beat_that_failed() {
        small.replies(ESCALATE, finish("quiet"));
        large.breaks = true;
        Agent agent = agent().policy(Policy.askBeforeFrontier().or(Policy.askBefore(Effect.SEND)))
                .start();
        happens(agent);
        answer(new Answer.Approve());
        world.pass(Duration.ofHours(2));

        assertThat(world.outcomes).extracting(BeatOutcome::kind).containsSubsequence(FAILED, QUIET);
        assertThat(thought).containsExactly("small", "large", "small");
    }

    @Test
    void a_question_about_the_largest_model_is_the_same_whatever_reason_is_given() {
        small.replies(
                ESCALATE,
                call("escalate", "{\"why\":\"it is still hard\"}"),
                finish("quiet"),
                call("escalate", "{\"why\":\"it is hard again\"}"),
                finish("quiet"));
        Agent agent = agent().policy(Policy.askBeforeFrontier().or(Policy.askBefore(Effect.SEND)))
                .start();
        happens(agent);
        happens(agent);
        assertThat(world.kairos.overseer().pending()).hasSize(1);

        answer(new Answer.Deny("too dear"));
        happens(agent);

        assertThat(world.kairos.overseer().pending()).isEmpty();
        assertThat(world.lastOutcome().kind()).isEqualTo(BeatOutcome.Kind.QUIET);
    }

    @Test
    void a_no_leaves_the_work_to_the_everyday_model() {
        small.replies(ESCALATE, finish("quiet"));
        Agent agent = agent().policy(Policy.askBeforeFrontier().or(Policy.askBefore(Effect.SEND)))
                .start();
        happens(agent);

        answer(new Answer.Deny("too dear"));

        assertThat(thought).containsExactly("small", "small");
    }

    @Test
    void a_refuted_claim_does_not_reach_the_largest_model_without_leave() {
        small.replies(CLAIM, finish("quiet"));
        Agent agent = agent().policy(Policy.askBeforeFrontier().or(Policy.allow(Effect.WRITE)))
                .verify("sent", (claim, evidence) -> Finding.refuted("it bounced"))
                .start();

        happens(agent);

        assertThat(thought).containsExactly("small", "small");
        assertThat(world.kairos.overseer().pending()).isEmpty();
    }

    @Test
    void a_policy_can_deny_the_largest_model() {
        small.replies(ESCALATE, finish("quiet"));
        Agent agent = agent().policy(Policy.rule(
                        new Decision.Deny("no large models", "they are too dear"),
                        action -> action.tool().equals("escalate")))
                .start();

        happens(agent);

        assertThat(thought).containsExactly("small", "small");
        assertThat(world.kinds(agent)).contains("action.decided").doesNotContain("beat.escalated");
    }

    @Test
    void an_escalation_that_the_budget_has_no_room_for_is_refused_not_served_by_less() {
        small.replies(ESCALATE);
        Agent agent = agent().budget(Budget.perBeat(Money.usd("0.02"))).start();

        agent.offer(Event.of("order", "an order came"));
        world.time.settle();

        assertThat(thought).containsExactly("small");
        assertThat(world.lastOutcome())
                .isInstanceOfSatisfying(
                        BeatOutcome.Failed.class,
                        failed -> assertThat(failed.failure()).isEqualTo(BeatOutcome.Failure.BUDGET));
    }
}
