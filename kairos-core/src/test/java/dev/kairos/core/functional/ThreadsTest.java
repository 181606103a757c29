package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.heartbeat.WakeLimits;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.Kairos;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The runtime on the threads that it makes by default. */
@ExtendWith(Invariants.class)
class ThreadsTest {

    record Nothing() {}

    private static final WakeLimits NO_SPACING = new WakeLimits(Duration.ZERO, 1_000_000, 4);

    /** Calls the tool that the question names, then tells what it gave. */
    private static ScriptedModel model() {
        return ScriptedModel.of((request, n) -> {
            ModelMessage last = request.messages().get(request.messages().size() - 1);
            return last instanceof ModelMessage.ToolAnswer answer
                    ? Replies.say(answer.text())
                    : Replies.call(last.toString().contains("spin") ? "spin" : "work", "{}");
        });
    }

    private static Skill skill(AtomicBoolean spinning) {
        Tool<Nothing> spin = Tool.of("spin", "Spins.", Effect.READ, Nothing.class, (in, context) -> {
            while (spinning.get()) {
                Thread.onSpinWait();
            }
            return ToolResult.ok("spun");
        });
        Tool<Nothing> work =
                Tool.of("work", "Works.", Effect.READ, Nothing.class, (in, context) -> ToolResult.ok("worked"));
        return Skill.of("skill", "Spins or works.", spin.timeout(Duration.ofMillis(200)), work);
    }

    @Test
    void a_tool_that_spins_stalls_neither_its_agent_nor_the_others_and_its_skill_is_left_alone() throws Exception {
        AtomicBoolean spinning = new AtomicBoolean(true);
        try (Kairos kairos = Kairos.builder().model(model()).beatsAtOnce(1).build()) {
            Agent one = kairos.agent("one")
                    .skill(skill(spinning))
                    .limits(NO_SPACING)
                    .start();
            Agent other = kairos.agent("other")
                    .skill(skill(spinning))
                    .limits(NO_SPACING)
                    .start();

            for (int i = 0; i < 3; i++) {
                assertThat(soon(one.ask("spin"))).contains("did not return within PT0.2S");
            }
            assertThat(soon(one.ask("work"))).contains("not run for a while");
            assertThat(soon(other.ask("hello"))).contains("not run for a while");
        } finally {
            spinning.set(false);
        }
    }

    @Test
    void many_agents_answer_many_questions_at_once() throws Exception {
        AtomicBoolean spinning = new AtomicBoolean();
        List<CompletableFuture<String>> answers = new ArrayList<>();
        try (Kairos kairos = Kairos.builder().model(model()).beatsAtOnce(4).build()) {
            for (int i = 0; i < 50; i++) {
                Agent agent = kairos.agent("agent-" + i)
                        .skill(skill(spinning))
                        .limits(NO_SPACING)
                        .start();
                for (int question = 0; question < 20; question++) {
                    answers.add(agent.ask("work"));
                }
            }
            for (CompletableFuture<String> answer : answers) {
                assertThat(soon(answer)).isEqualTo("worked");
            }
        }
    }

    private static String soon(CompletableFuture<String> answer) throws Exception {
        return answer.get(30, TimeUnit.SECONDS);
    }
}
