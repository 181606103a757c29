package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.api.AgentId;
import dev.kairos.api.ConfigurationException;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.AgentClosedException;
import dev.kairos.api.agent.AgentStatus.Phase;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.event.Event;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.heartbeat.WakeDecision;
import dev.kairos.api.oversight.BeatLimits;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.SkillContext;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.Kairos;
import dev.kairos.testkit.ExpectsErrors;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How agents and their skills begin, go on when something breaks under them, and end. */
@ExtendWith(Invariants.class)
class LifeTest {

    private final World world = new World();
    private final List<String> lives = new ArrayList<>();
    private String failing = "";

    record Nothing() {}

    /** A skill that notes its starts and stops; those named in {@link #failing} throw. */
    private final class Noted implements Skill {

        private final String name;

        Noted(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String description() {
            return "Notes its life.";
        }

        @Override
        public List<Tool<?>> tools() {
            return List.of();
        }

        @Override
        public void start(SkillContext context) {
            note("start " + name);
        }

        @Override
        public void stop(SkillContext context) {
            note("stop " + name);
        }

        private void note(String what) {
            lives.add(what);
            if (failing.contains(what)) {
                throw new IllegalStateException(what);
            }
        }
    }

    // ---- skills

    @Test
    void skills_start_with_their_agent_and_stop_in_the_other_order_when_the_runtime_is_closed() {
        Kairos kairos = world.host(Replies.quiet()).build();
        kairos.agent("a1").skill(new Noted("x")).skill(new Noted("y")).start();
        assertThat(lives).containsExactly("start x", "start y");

        kairos.close();
        kairos.close();

        assertThat(lives).containsExactly("start x", "start y", "stop y", "stop x");
    }

    @Test
    void a_skill_that_does_not_start_keeps_its_agent_from_starting_and_those_before_it_are_stopped() {
        failing = "start z, stop x";
        Kairos kairos = world.host(Replies.quiet()).build();

        assertThatThrownBy(() -> kairos.agent("a1")
                        .skill(new Noted("x"))
                        .skill(new Noted("y"))
                        .skill(new Noted("z"))
                        .start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("skill 'z' did not start")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("start z", "stop x"));

        assertThat(lives).containsExactly("start x", "start y", "start z", "stop y", "stop x");
        assertThat(kairos.agents()).isEmpty();
        failing = "";
        assertThat(kairos.agent("a1").skill(new Noted("z")).start().id().value())
                .isEqualTo("a1");
    }

    @Test
    void everything_is_closed_whatever_throws_and_the_first_failure_is_reported_with_the_others() {
        failing = "stop x, stop z";
        Kairos kairos = world.host(Replies.quiet()).build();
        kairos.agent("a1").skill(new Noted("x")).skill(new Noted("y")).start();
        kairos.agent("a2").skill(new Noted("z")).start();

        assertThatThrownBy(kairos::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("stop ")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));

        assertThat(lives).contains("stop x", "stop y", "stop z");
        assertThatThrownBy(() -> world.journal.agents()).hasMessageContaining("closed");
    }

    // ---- a lease that has ended

    private Skill sending(Runnable during) {
        return Skill.of("post", "Sends.", Tool.of("send", "Sends.", Effect.SEND, Nothing.class, (in, context) -> {
            lives.add("sent");
            during.run();
            return ToolResult.ok("sent it");
        }));
    }

    private static ScriptedModel sendingOnce() {
        return ScriptedModel.of(
                (request, n) -> request.messages().size() == 1 ? Replies.call("send", "{}") : Replies.say("Sent."));
    }

    @Test
    void a_beat_goes_on_after_the_machine_has_slept_and_keeps_what_it_had_in_its_hands() {
        Agent agent = world.agent(sendingOnce())
                .skill(sending(() -> world.time.jump(Duration.ofHours(9))))
                .start();

        CompletableFuture<String> answer = agent.ask("Send it.");
        world.pass(Duration.ofMinutes(1));

        assertThat(answer).isCompletedWithValue("Sent.");
        assertThat(lives).containsExactly("sent");
        assertThat(world.kinds(agent)).contains("beat.resumed");
        assertThat(agent.status().phase()).isEqualTo(Phase.RESTING);
    }

    @Test
    void a_beat_whose_lease_ended_unnoticed_goes_on_as_after_a_crash() {
        Duration[] behind = {Duration.ZERO};
        ScriptedModel model = sendingOnce();
        world.kairos = world.host(model)
                .clock(() -> world.time.instant().minus(behind[0]))
                .build();
        Agent agent = world.kairos
                .agent("a1")
                .skill(sending(() -> {
                    world.time.jump(Duration.ofHours(9));
                    behind[0] = Duration.ofHours(9);
                }))
                .start();

        CompletableFuture<String> answer = agent.ask("Send it.");
        world.pass(Duration.ofMinutes(1));

        assertThat(answer).isCompletedWithValue("Sent.");
        assertThat(lives).containsExactly("sent");
        assertThat(model.lastRequest().messages().toString()).contains("whether it took effect is not known");
        assertThat(agent.status().phase()).isEqualTo(Phase.RESTING);
        assertThat(world.kairos.health().isWell()).isTrue();
    }

    @Test
    void an_agent_that_another_host_has_taken_meanwhile_ends_here() {
        Agent[] agent = new Agent[1];
        agent[0] = world.agent(sendingOnce())
                .skill(sending(() -> {
                    world.time.jump(Duration.ofHours(9));
                    world.journal.acquire(agent[0].id(), "another host", Duration.ofHours(1));
                }))
                .start();

        CompletableFuture<String> answer = agent[0].ask("Send it.");
        world.pass(Duration.ofMinutes(1));

        assertThat(answer.handle((text, failure) -> failure).join()).hasMessageContaining("another host runs it");
        assertThat(agent[0].status().phase()).isEqualTo(Phase.CLOSED);
    }

    // ---- an agent that cannot go on

    /** Half-hourly, until it breaks. */
    private Heartbeat breakable() {
        return rhythm -> {
            if (failing.equals("heartbeat")) {
                throw new IllegalStateException("no next slot");
            }
            return rhythm.after().plus(Duration.ofMinutes(30));
        };
    }

    @Test
    @ExpectsErrors
    void an_agent_that_cannot_go_on_can_be_started_again_in_the_same_runtime() {
        Kairos kairos = world.host(Replies.quiet()).build();
        Agent first =
                kairos.agent("a1").heartbeat(breakable()).skill(new Noted("x")).start();
        world.pass(Duration.ofMinutes(5));
        failing = "heartbeat";
        world.pass(Duration.ofHours(1));
        assertThat(first.status().phase()).isEqualTo(Phase.CLOSED);
        assertThat(kairos.health().unwell()).hasSize(1);

        failing = "start x";
        assertThatThrownBy(() -> kairos.agent("a1").skill(new Noted("x")).start())
                .isInstanceOf(ConfigurationException.class);
        assertThat(kairos.health().unwell()).as("the dead one is still seen").hasSize(1);

        failing = "";
        Agent second =
                kairos.agent("a1").heartbeat(breakable()).skill(new Noted("y")).start();
        world.pass(Duration.ofHours(1));

        assertThat(kairos.health().isWell()).isTrue();
        assertThat(kairos.agents()).hasSize(1);
        assertThat(second.status().tally().wakes()).isPositive();
        assertThat(lives).startsWith("start x", "stop x").endsWith("start y");
        assertThatThrownBy(() -> first.offer(Event.of("late", "too late"))).isInstanceOf(AgentClosedException.class);
        assertThatThrownBy(() -> kairos.agent("a1").start()).hasMessageContaining("runs already");
    }

    @Test
    void an_agent_that_is_stuck_before_its_beat_is_stalled_and_goes_on_once_it_can() {
        List<Phase> phases = new ArrayList<>();
        Kairos kairos = world.host(Replies.quiet())
                .listener(new KairosListener() {
                    @Override
                    public void onWake(AgentId id, WakeDecision decision) {
                        if (decision.kind() == WakeDecision.Kind.SKIP && phases.isEmpty()) {
                            phases.add(phase());
                            world.time.sleep(Duration.ofMinutes(5));
                            phases.add(phase());
                        }
                    }

                    private Phase phase() {
                        return world.kairos.health().agents().get(0).phase();
                    }
                })
                .build();
        world.kairos = kairos;
        Agent agent = kairos.agent("a1").start();

        agent.wake();
        world.pass(Duration.ofMinutes(1));
        agent.wake();
        world.pass(Duration.ofMinutes(10));

        assertThat(phases).containsExactly(Phase.WAKING, Phase.STALLED);
        assertThat(kairos.health().isWell()).isTrue();
    }

    @Test
    void an_agent_that_is_not_admitted_for_longer_than_its_beats_may_take_is_late() {
        ScriptedModel slow = ScriptedModel.of((request, n) -> {
            world.time.sleep(Duration.ofMinutes(4));
            return Replies.finish("quiet");
        });
        Kairos kairos = world.host(slow).beatsAtOnce(1).build();
        kairos.agent("a1").start().wake();
        Agent waiting = kairos.agent("a2")
                .limits(BeatLimits.defaults().wallTime(Duration.ofMinutes(1)))
                .start();
        waiting.wake();
        List<Phase> phases = new ArrayList<>();
        for (int minute = 1; minute < 4; minute++) {
            world.time.after(
                    Duration.ofMinutes(minute).plusSeconds(1),
                    world.time,
                    () -> phases.add(waiting.status().phase()));
        }

        world.pass(Duration.ofMinutes(5));

        assertThat(phases).containsExactly(Phase.WAKING, Phase.LATE, Phase.LATE);
    }
}
