package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.Message;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.api.heartbeat.WakeDecision;
import dev.kairos.api.heartbeat.WakeLimits;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Invariants.class)
class GateTest {

    private static final Heartbeat HALF_HOURLY = Heartbeat.every(Duration.ofMinutes(30));

    private final World world = new World();

    record Nothing() {}

    @Test
    void an_unchanged_day_costs_one_beat_and_no_more() {
        ScriptedModel model = Replies.quiet();
        Agent agent =
                world.agent(model).heartbeat(HALF_HOURLY).sensor(world.sensor()).start();

        world.pass(Duration.ofDays(1));

        assertThat(model.calls()).isEqualTo(1);
        assertThat(world.wakes).hasSize(48);
        assertThat(agent.status().tally().skips()).isEqualTo(47);
        assertThat(world.lastWake().reasons()).containsExactly("nothing changed since 2026-03-01T08:30:00Z");
    }

    @Test
    void a_change_that_a_sensor_sees_is_looked_at_once() {
        ScriptedModel model = Replies.quiet();
        world.agent(model).heartbeat(HALF_HOURLY).sensor(world.sensor()).start();
        world.pass(Duration.ofHours(5));

        world.seen = "b";
        world.pass(Duration.ofHours(5));

        assertThat(model.calls()).isEqualTo(2);
        assertThat(model.lastRequest().messages().toString()).contains("the world is b");
    }

    @Test
    void a_sensor_that_throws_counts_as_unchanged_and_its_failure_is_an_entry() {
        ScriptedModel model = Replies.quiet();
        Sensor moody = Sensor.of("moody", () -> {
            if (world.looks++ > 0) {
                throw new IllegalStateException("no signal");
            }
            return Reading.of("a", "first");
        });
        Agent agent = world.agent(model).heartbeat(HALF_HOURLY).sensor(moody).start();

        world.pass(Duration.ofHours(3));

        assertThat(model.calls()).isEqualTo(1);
        assertThat(world.kinds(agent)).contains("sensor.failed");
        assertThat(world.lastWake().reasons().get(0)).contains("could not look at moody");
    }

    @Test
    void a_sensor_that_hangs_is_given_up_and_the_agent_goes_on() {
        ScriptedModel model = Replies.quiet();
        Sensor slow = Sensor.of("slow", () -> {
            world.time.sleep(Duration.ofHours(2));
            return Reading.of("never", "never");
        });
        Agent agent = world.agent(model).sensor(slow).start();

        agent.ask("Are you there?");
        world.pass(Duration.ofHours(3));

        assertThat(model.calls()).isEqualTo(1);
        assertThat(world.kinds(agent)).contains("sensor.failed", "beat.ended");
    }

    @Test
    void what_the_agents_own_tool_changed_does_not_wake_it() {
        Skill writer = Skill.of(
                "writer",
                "Changes the world.",
                Tool.of("write", "Writes.", Effect.WRITE, Nothing.class, (in, context) -> {
                    world.seen = "written";
                    return ToolResult.ok("written");
                }));
        ScriptedModel model =
                ScriptedModel.of((request, n) -> n == 1 ? Replies.call("write", "{}") : Replies.finish("acted"));
        world.agent(model)
                .heartbeat(HALF_HOURLY)
                .sensor(world.sensor())
                .skill(writer)
                .start();

        world.pass(Duration.ofHours(5));

        assertThat(model.calls()).isEqualTo(2);
    }

    @Test
    void what_somebody_else_changed_before_the_tool_ran_still_wakes_it() {
        Skill writer = Skill.of(
                "writer",
                "Changes the world.",
                Tool.of("write", "Writes.", Effect.WRITE, Nothing.class, (in, context) -> {
                    world.seen = "written";
                    return ToolResult.ok("written");
                }));
        ScriptedModel model = ScriptedModel.of((request, n) -> {
            if (n == 1) {
                world.seen = "changed by a person";
                return Replies.call("write", "{}");
            }
            return Replies.finish("acted");
        });
        world.agent(model)
                .heartbeat(HALF_HOURLY)
                .sensor(world.sensor())
                .skill(writer)
                .start();

        world.pass(Duration.ofHours(5));

        assertThat(world.outcomes).hasSize(2);
    }

    @Test
    void a_failed_beat_has_consumed_nothing_and_is_tried_again_with_back_off() {
        ScriptedModel model = ScriptedModel.of((request, n) -> {
            if (n <= 3) {
                throw new ModelException(ModelException.Reason.UNAUTHORIZED, "no key");
            }
            return Replies.finish("quiet");
        });
        Agent agent = world.agent(model).sensor(world.sensor()).start();
        agent.tell(Message.of("hello"));

        world.pass(Duration.ofMinutes(10));

        assertThat(world.outcomes).hasSize(4);
        assertThat(world.lastOutcome().kind()).isEqualTo(BeatOutcome.Kind.QUIET);
        assertThat(model.lastRequest().messages().toString()).contains("hello");
        assertThat(begunAfter(agent)).containsExactly(0L, 30L, 90L, 210L);
    }

    private List<Long> begunAfter(Agent agent) {
        Instant start = Instant.parse("2026-03-01T08:00:00Z");
        return world.entries(agent).stream()
                .filter(entry -> entry.kind().equals("beat.started"))
                .map(entry -> Duration.between(start, entry.time()).toSeconds())
                .toList();
    }

    @Test
    void an_objective_wakes_when_it_falls_due_and_once_only() {
        ScriptedModel model = Replies.quiet();
        Objective report =
                Objective.of("report", "Write the weekly report.").due(Instant.parse("2026-03-01T12:10:00Z"));
        Agent agent =
                world.agent(model).heartbeat(HALF_HOURLY).objective(report).start();
        world.pass(Duration.ofHours(3));
        int before = model.calls();

        world.pass(Duration.ofDays(2));

        assertThat(model.calls()).isEqualTo(before + 1);
        assertThat(model.lastRequest().messages().toString()).contains("[due now]", "Write the weekly report.");
        assertThat(world.wakes)
                .anySatisfy(wake -> assertThat(wake.cause()).isEqualTo(Cause.of(Cause.Kind.OBJECTIVE, "report")));
        assertThat(agent.objectives().list()).hasSize(1);
    }

    @Test
    void an_objective_of_the_owner_wakes_at_once() {
        ScriptedModel model = Replies.quiet();
        Agent agent = world.agent(model).heartbeat(HALF_HOURLY).start();
        world.pass(Duration.ofHours(1));

        agent.objectives().put(Objective.of("tidy", "Tidy up."));
        world.pass(Duration.ofSeconds(1));

        assertThat(model.calls()).isEqualTo(2);
        assertThat(model.lastRequest().messages().toString()).contains("Tidy up.");
    }

    @Test
    void wakes_keep_their_spacing_whatever_the_cause() {
        ScriptedModel model = Replies.quiet();
        Agent agent = world.agent(model)
                .limits(WakeLimits.defaults().spacing(Duration.ofMinutes(1)))
                .start();

        for (int i = 0; i < 100; i++) {
            agent.offer(Event.of("ping", "number " + i));
            world.pass(Duration.ofSeconds(1));
        }
        world.pass(Duration.ofMinutes(5));

        assertThat(begunAfter(agent)).containsExactly(0L, 60L, 120L);
        assertThat(agent.status().inbox()).isZero();
        assertThat(world.wakes.stream().filter(wake -> wake.kind() == WakeDecision.Kind.HELD))
                .hasSizeBetween(1, 2);
    }

    @Test
    void beats_per_hour_are_capped_and_what_waits_is_read_in_the_next_hour() {
        ScriptedModel model = Replies.quiet();
        Agent agent = world.agent(model)
                .limits(new WakeLimits(Duration.ZERO, 3, 4))
                .heartbeat(Heartbeat.every(Duration.ofMinutes(1)))
                .sensor(Sensor.of("clock", () -> Reading.of(world.time.instant().toString(), "tick")))
                .start();

        world.pass(Duration.ofMinutes(119));

        assertThat(agent.status().tally().beats()).isEqualTo(6);
        assertThat(agent.status().nextWake()).isAfter(world.time.instant());
    }

    @Test
    void events_that_beats_raise_cannot_wake_each_other_without_bound() {
        Agent[] agent = new Agent[1];
        Skill echo =
                Skill.of("echo", "Raises events.", Tool.of("raise", "Raises.", Effect.READ, Nothing.class, (in, c) -> {
                    agent[0].offer(Event.of("echo", "again"));
                    return ToolResult.ok("raised");
                }));
        ScriptedModel model =
                ScriptedModel.of((request, n) -> n % 2 == 1 ? Replies.call("raise", "{}") : Replies.finish("acted"));
        agent[0] = world.agent(model).skill(echo).start();
        agent[0].offer(Event.of("first", "from outside"));

        world.pass(Duration.ofHours(1));

        assertThat(agent[0].status().tally().beats()).isEqualTo(5);
        assertThat(agent[0].status().inbox()).isEqualTo(1);
    }

    @Test
    void another_configuration_wakes() {
        ScriptedModel model = Replies.quiet();
        world.agent(model).heartbeat(HALF_HOURLY).instructions("Be brief.").start();
        world.pass(Duration.ofHours(2));

        world.crash();
        world.agent(model).heartbeat(HALF_HOURLY).instructions("Be verbose.").start();
        world.pass(Duration.ofHours(2));

        assertThat(model.calls()).isEqualTo(2);
        assertThat(world.wakes).anySatisfy(wake -> assertThat(wake.reasons()).containsExactly("config changed"));
    }

    @Test
    void a_restart_alone_wakes_nobody() {
        ScriptedModel model = Replies.quiet();
        for (int i = 0; i < 5; i++) {
            world.agent(model).heartbeat(HALF_HOURLY).sensor(world.sensor()).start();
            world.pass(Duration.ofHours(2));
            world.crash();
        }

        assertThat(model.calls()).isEqualTo(1);
    }

    @Test
    void an_agent_that_should_think_at_least_every_day_does_so_though_nothing_changed() {
        ScriptedModel model = Replies.quiet();
        world.agent(model)
                .heartbeat(HALF_HOURLY.atLeastEvery(Duration.ofDays(1)))
                .sensor(world.sensor())
                .start();

        world.pass(Duration.ofDays(7));

        assertThat(model.calls()).isEqualTo(7);
    }

    @Test
    void an_event_for_the_inbox_waits_for_another_cause_and_one_for_the_next_wake_for_the_heartbeat() {
        ScriptedModel model = Replies.quiet();
        Agent agent = world.agent(model).heartbeat(HALF_HOURLY).start();
        world.pass(Duration.ofHours(1));

        agent.offer(Event.of("note", "by the way").urgency(Event.Urgency.INBOX));
        world.pass(Duration.ofHours(2));
        assertThat(model.calls()).isEqualTo(1);

        agent.offer(Event.of("note", "look at this").urgency(Event.Urgency.NEXT_WAKE));
        world.pass(Duration.ofMinutes(20));
        assertThat(model.calls()).isEqualTo(1);
        world.pass(Duration.ofMinutes(10));

        assertThat(model.calls()).isEqualTo(2);
        assertThat(model.lastRequest().messages().toString()).contains("by the way", "look at this");
    }

    @Test
    void the_same_key_is_taken_once() {
        ScriptedModel model = Replies.quiet();
        Agent agent = world.agent(model).start();

        assertThat(agent.offer(Event.of("push", "abc").key("push/abc")).duplicate())
                .isFalse();
        world.pass(Duration.ofMinutes(1));
        assertThat(agent.offer(Event.of("push", "abc").key("push/abc")).duplicate())
                .isTrue();
        world.pass(Duration.ofMinutes(1));

        assertThat(model.calls()).isEqualTo(1);
    }

    @Test
    void a_burst_of_events_is_read_by_one_beat() {
        ScriptedModel model = Replies.quiet();
        Agent agent = world.agent(model).start();

        for (int i = 0; i < 20; i++) {
            agent.offer(Event.of("push", "commit " + i));
        }
        world.pass(Duration.ofMinutes(1));

        assertThat(model.calls()).isEqualTo(1);
        assertThat(agent.status().inbox()).isZero();
    }
}
