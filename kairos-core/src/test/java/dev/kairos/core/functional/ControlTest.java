package dev.kairos.core.functional;

import static dev.kairos.core.functional.Replies.call;
import static dev.kairos.core.functional.Replies.finish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.event.Event;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.oversight.Overseer;
import dev.kairos.api.oversight.Overseer.Begun;
import dev.kairos.api.oversight.Overseer.Mode;
import dev.kairos.api.oversight.Person;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.Kairos;
import dev.kairos.core.internal.audit.AuditTrail;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pausing, stopping, explaining and the audit trail, end to end. */
@ExtendWith(Invariants.class)
class ControlTest {

    private static final Person ADA = new Person("ada", "console");

    private final World world = new World();
    private final List<String> done = new ArrayList<>();

    record Nothing() {}

    private Skill work() {
        return Skill.of("work", "Works.", Tool.of("work", "Works.", Effect.WRITE, Nothing.class, (in, context) -> {
            done.add("worked");
            return ToolResult.ok("worked");
        }));
    }

    private Overseer overseer() {
        return world.kairos.overseer();
    }

    private static ScriptedModel worker() {
        return ScriptedModel.of((request, n) -> n % 2 == 1 ? call("work", "{}") : finish("acted"));
    }

    @Test
    void a_paused_agent_does_nothing_until_it_is_resumed_and_then_catches_up() {
        ScriptedModel model = worker();
        Agent agent = world.agent(model).skill(work()).start();
        overseer().pause(agent.id(), ADA, "holiday");
        agent.offer(Event.of("order", "an order"));
        world.pass(Duration.ofHours(1));

        assertThat(model.calls()).isZero();
        assertThat(overseer().standing().get(0).mode()).isEqualTo(Mode.PAUSED);
        overseer().resume(agent.id(), ADA, "back");
        world.pass(Duration.ofSeconds(5));
        assertThat(done).containsExactly("worked");
    }

    @Test
    void a_stopped_agent_stays_stopped_after_a_restart() {
        Agent agent = world.agent(worker()).skill(work()).start();
        overseer().stop(agent.id(), ADA, "enough");
        world.time.settle();
        world.crash();
        ScriptedModel model = worker();
        Agent again = world.agent(model).skill(work()).start();
        again.offer(Event.of("order", "an order"));
        world.pass(Duration.ofHours(1));

        assertThat(model.calls()).isZero();
        overseer().resume(again.id(), ADA, "");
        world.pass(Duration.ofSeconds(5));
        assertThat(done).containsExactly("worked");
    }

    @Test
    void the_kill_switch_holds_for_all_agents_over_restarts_until_it_is_released() {
        world.agent(worker()).skill(work()).start();
        overseer().stopAll(ADA, "fire");
        world.crash();
        ScriptedModel model = worker();
        Agent late = world.agent(model).skill(work()).start();
        late.offer(Event.of("order", "an order"));
        world.pass(Duration.ofHours(1));

        assertThat(overseer().isStopped()).isTrue();
        assertThat(model.calls()).isZero();
        overseer().releaseAll(ADA, "no fire");
        world.pass(Duration.ofSeconds(5));
        assertThat(done).containsExactly("worked");
    }

    @Test
    void a_stop_in_the_middle_of_a_beat_ends_it_before_its_next_effect() {
        Agent[] agent = new Agent[1];
        Skill skill =
                Skill.of("work", "Works.", Tool.of("work", "Works.", Effect.WRITE, Nothing.class, (in, context) -> {
                    done.add("worked");
                    overseer().stop(agent[0].id(), ADA, "enough");
                    return ToolResult.ok("worked");
                }));
        ScriptedModel model = ScriptedModel.of((request, n) -> call("work", "{}"));
        agent[0] = world.agent(model).skill(skill).start();
        agent[0].offer(Event.of("order", "an order"));
        world.pass(Duration.ofMinutes(30));

        assertThat(done).hasSize(1);
        assertThat(model.calls()).isEqualTo(1);
        assertThat(world.lastOutcome())
                .isInstanceOfSatisfying(
                        BeatOutcome.Interrupted.class,
                        outcome -> assertThat(outcome.interruption()).isEqualTo(BeatOutcome.Interruption.STOPPED));
    }

    @Test
    void after_stop_has_returned_no_effect_begins_on_any_thread() throws Exception {
        for (int round = 0; round < 20; round++) {
            AtomicInteger begun = new AtomicInteger();
            CountDownLatch busy = new CountDownLatch(3);
            Skill skill =
                    Skill.of("work", "Works.", Tool.of("work", "Works.", Effect.WRITE, Nothing.class, (in, context) -> {
                        begun.incrementAndGet();
                        busy.countDown();
                        return ToolResult.ok("worked " + begun.get());
                    }));
            ModelBackend model = ScriptedModel.of((request, n) -> call("work", "{}"));
            try (Kairos kairos = Kairos.builder().model(model).build()) {
                Agent agent = kairos.agent("a1").skill(skill).start();
                agent.offer(Event.of("order", "go"));
                assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
                kairos.overseer().stop(agent.id(), ADA, "");
                int at = begun.get();
                agent.offer(Event.of("order", "again"));
                agent.wake();
                Thread.onSpinWait();
                assertThat(begun.get()).isEqualTo(at);
            }
        }
    }

    @Test
    void stopping_cancels_what_runs_and_says_what_had_begun() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Skill skill = Skill.of("work", "Works.", Tool.of("work", "Works.", Effect.EXECUTE, Nothing.class, (in, c) -> {
            running.countDown();
            never.await();
            return ToolResult.ok("");
        }));
        try (Kairos kairos = Kairos.builder()
                .model(ScriptedModel.of((r, n) -> call("work", "{}")))
                .build()) {
            Agent agent = kairos.agent("a1").skill(skill).start();
            agent.offer(Event.of("order", "go"));
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

            List<Begun> begun = kairos.overseer().stopAll(ADA, "now");

            assertThat(begun).singleElement().satisfies(one -> {
                assertThat(one.what()).isEqualTo("tool work");
                assertThat(one.ended()).isTrue();
            });
        }
    }

    @Test
    void the_overseer_explains_why_an_agent_acted_and_why_not() {
        Agent agent = world.agent(worker()).skill(work()).sensor(world.sensor()).start();
        agent.wake();
        world.pass(Duration.ofMinutes(1));
        agent.wake();
        world.pass(Duration.ofMinutes(1));

        List<String> acted = overseer().why(agent.id(), world.time.instant().minusSeconds(100));
        List<String> rested = overseer().why(agent.id(), world.time.instant());

        assertThat(acted)
                .anyMatch(line -> line.contains("called work {}"))
                .anyMatch(line -> line.contains("beat ended ACTED"));
        assertThat(rested).anyMatch(line -> line.contains("did nothing (SKIP) because: nothing changed"));
    }

    @Test
    void the_audit_trail_shows_edits_cuts_and_moves_and_lets_payloads_go() throws Exception {
        Agent agent = world.agent(worker()).skill(work()).start();
        agent.offer(Event.of("order", "an order of Bob's"));
        world.pass(Duration.ofMinutes(1));
        StringBuilder out = new StringBuilder();
        overseer().export(Set.of(), out);
        List<String> lines = new ArrayList<>(Arrays.asList(out.toString().split("\n")));

        assertThat(problem(lines)).isNull();
        assertThat(lines).hasSizeGreaterThan(5);
        List<String> erased = new ArrayList<>(lines);
        erased.replaceAll(line -> line.contains("Bob") ? line.replaceFirst(",\"payload\":.*", "}") : line);
        assertThat(erased).isNotEqualTo(lines);
        assertThat(problem(erased)).isNull();
        for (int i = 0; i < lines.size(); i++) {
            List<String> cut = new ArrayList<>(lines);
            cut.remove(i);
            assertThat(problem(cut)).as("line %d cut", i).isNotNull();
            List<String> edited = new ArrayList<>(lines);
            edited.set(i, lines.get(i).replaceFirst("\"(sequence|lines)\":(\\d)", "\"$1\":1$2"));
            assertThat(problem(edited)).as("line %d edited", i).isNotNull();
        }
        List<String> altered = new ArrayList<>(lines);
        altered.replaceAll(line -> line.replace("Bob", "Rob"));
        assertThat(problem(altered)).contains("payload");
    }

    private static @Nullable String problem(List<String> lines) throws IOException {
        return AuditTrail.verify(new BufferedReader(new StringReader(String.join("\n", lines))));
    }
}
