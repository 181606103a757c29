package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.NoAnswerException;
import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.Message;
import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.WakeLimits;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.SkillContext;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.Kairos;
import dev.kairos.core.internal.json.Json;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What sets an agent off is traced back to where it came from. */
@ExtendWith(Invariants.class)
class CausesTest {

    private final World world = new World();

    private Agent one;
    private Agent other;

    record Nothing() {}

    /** Calls the tool once in each beat. */
    private static ScriptedModel calling() {
        return ScriptedModel.of(
                (request, n) -> request.messages().size() == 1 ? Replies.call("reach", "{}") : Replies.finish("acted"));
    }

    private static Skill reach(Runnable does) {
        return Skill.of("reach", "Reaches out.", Tool.of("reach", "Reaches.", Effect.SEND, Nothing.class, (in, c) -> {
            does.run();
            return ToolResult.ok("reached");
        }));
    }

    private Kairos two(Runnable ofOne, Runnable ofOther) {
        Kairos kairos = world.host(calling()).build();
        one = kairos.agent("one").skill(reach(ofOne)).start();
        other = kairos.agent("other").skill(reach(ofOther)).start();
        return kairos;
    }

    private long beats() {
        return one.status().tally().beats() + other.status().tally().beats();
    }

    @Test
    void agents_whose_tools_raise_events_for_each_other_come_to_an_end() {
        two(() -> other.offer(Event.of("ping", "to other")), () -> one.offer(Event.of("pong", "to one")));
        one.offer(Event.of("first", "from outside"));

        world.pass(Duration.ofHours(6));

        assertThat(beats()).isEqualTo(5);
        assertThat(causes(other, "event.received"))
                .extracting(Cause::depth, Cause::beat)
                .containsExactly(
                        tuple(1, "one/" + beat(one, 0)),
                        tuple(3, "one/" + beat(one, 1)),
                        tuple(5, "one/" + beat(one, 2)));
    }

    @Test
    void agents_whose_tools_write_to_each_other_come_to_an_end() {
        Message message = new Message("your turn", "colleague", "main", Origin.TEAM);
        two(() -> other.tell(message), () -> one.tell(message));
        one.tell(message);

        world.pass(Duration.ofHours(6));

        assertThat(beats()).isEqualTo(5);
    }

    @Test
    void a_tool_that_wakes_its_own_agent_or_changes_its_work_does_not_keep_it_running() {
        two(() -> one.objectives().put(Objective.of("again", "Do it again.")), () -> {});
        one.offer(Event.of("first", "from outside"));

        world.pass(Duration.ofHours(6));

        assertThat(one.status().tally().beats()).isEqualTo(5);
    }

    @Test
    void a_question_from_too_deep_a_chain_is_refused_at_once() {
        CompletableFuture<?>[] answer = new CompletableFuture<?>[1];
        Kairos kairos = world.host(calling()).build();
        other = kairos.agent("other")
                .skill(reach(() -> {}))
                .limits(new WakeLimits(Duration.ZERO, 100, 0))
                .start();
        one = kairos.agent("one")
                .skill(reach(() -> answer[0] = other.ask("What now?")))
                .start();

        one.offer(Event.of("first", "from outside"));
        world.time.settle();

        assertThat(answer[0]).isCompletedExceptionally();
        assertThat(answer[0].handle((text, failure) -> failure).join())
                .isInstanceOf(NoAnswerException.class)
                .hasMessageContaining("set each other off 1 times");
    }

    @Test
    void what_a_tool_raises_through_its_skill_is_caused_by_the_beat() {
        SkillContext[] context = new SkillContext[1];
        Skill own = new Skill() {
            @Override
            public String name() {
                return "own";
            }

            @Override
            public String description() {
                return "Raises events.";
            }

            @Override
            public List<Tool<?>> tools() {
                return reach(() -> context[0].offer(Event.of("raised", "inside")))
                        .tools();
            }

            @Override
            public void start(SkillContext started) {
                context[0] = started;
                started.after(Duration.ofSeconds(30), () -> started.offer(Event.of("noticed", "outside")));
            }
        };
        one = world.agent(calling())
                .skill(own)
                .limits(new WakeLimits(Duration.ofHours(1), 100, 4))
                .start();

        one.offer(Event.of("first", "from outside"));
        world.pass(Duration.ofMinutes(1));

        assertThat(causes(one, "event.received"))
                .containsExactly(
                        Cause.of(Cause.Kind.EVENT, "first"),
                        new Cause(Cause.Kind.EVENT, "raised", 1, beat(one, 0)),
                        Cause.of(Cause.Kind.EVENT, "noticed"));
    }

    @Test
    void events_that_arrive_while_beats_run_come_from_outside_and_all_are_read() {
        ScriptedModel slow = ScriptedModel.of((request, n) -> {
            world.time.sleep(Duration.ofSeconds(10));
            return Replies.finish("quiet");
        });
        one = world.agent(slow).start();
        for (int i = 0; i < 40; i++) {
            int number = i;
            world.time.after(
                    Duration.ofSeconds(3 + 7L * i),
                    world.time,
                    () -> one.offer(Event.of("webhook", "number " + number)));
        }

        world.pass(Duration.ofMinutes(10));

        assertThat(one.status().inbox()).isZero();
        assertThat(causes(one, "event.received")).hasSize(40).allMatch(cause -> cause.depth() == 0);
    }

    private List<Cause> causes(Agent agent, String kind) {
        return world.entries(agent).stream()
                .filter(entry -> entry.kind().equals(kind))
                .map(Entry::cause)
                .toList();
    }

    private String beat(Agent agent, int index) {
        return world.entries(agent).stream()
                .filter(entry -> entry.kind().equals("beat.started"))
                .map(entry -> String.valueOf(Json.object(entry.payload()).get("beat")))
                .toList()
                .get(index);
    }
}
