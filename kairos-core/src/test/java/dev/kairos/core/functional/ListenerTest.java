package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.agent.ModelCallEnd;
import dev.kairos.api.agent.ToolCallEnd;
import dev.kairos.api.model.ModelException.Reason;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A listener hears of calls with their types, and of words as they come. */
@ExtendWith(Invariants.class)
class ListenerTest implements KairosListener {

    private final World world = new World();
    private final List<ModelCallEnd> models = new ArrayList<>();
    private final List<ToolCallEnd> tools = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    record Nothing() {}

    @Override
    public void onModelCall(AgentId agent, String beat, ModelCallEnd call) {
        models.add(call);
    }

    @Override
    public void onToolCall(AgentId agent, String beat, ToolCallEnd call) {
        tools.add(call);
    }

    @Override
    public void onText(AgentId agent, String beat, String piece) {
        words.add(agent + "/" + beat + ": " + piece);
        throw new IllegalStateException("a listener's mistake does no harm");
    }

    private Agent agent(ScriptedModel model) {
        Tool<Nothing> look = Tool.of("look", "Looks.", Effect.READ, Nothing.class, (in, context) -> {
            world.time.sleep(Duration.ofSeconds(4));
            return ToolResult.ok("seen");
        });
        return world.host(model)
                .listener(this)
                .build()
                .agent("a1")
                .skill(Skill.of("eyes", "Looks.", look))
                .start();
    }

    @Test
    void every_call_is_heard_with_how_it_ended_and_how_long_it_took() {
        ScriptedModel model = ScriptedModel.script()
                .time(world.time::sleep)
                .taking(Duration.ofSeconds(3))
                .fails(Reason.UNAVAILABLE)
                .calls("look", "{}")
                .calls("see", "{}")
                .says("Done.")
                .build();
        Agent agent = agent(model);

        agent.ask("Look!");
        world.pass(Duration.ofMinutes(1));

        Duration three = Duration.ofSeconds(3);
        Usage usage = Usage.of(100, 10);
        assertThat(models)
                .containsExactly(
                        new ModelCallEnd(1, 1, "scripted", three, null, Reason.UNAVAILABLE),
                        new ModelCallEnd(1, 2, "scripted", three, usage, null),
                        new ModelCallEnd(2, 1, "scripted", three, usage, null),
                        new ModelCallEnd(3, 1, "scripted", three, usage, null));
        assertThat(tools)
                .containsExactly(
                        new ToolCallEnd(
                                new ToolCall("call-2", "look", "{}"), ToolResult.Status.OK, Duration.ofSeconds(4)),
                        new ToolCallEnd(new ToolCall("call-3", "see", "{}"), ToolResult.Status.INVALID, Duration.ZERO));
    }

    @Test
    void words_are_heard_as_they_come() {
        Agent agent = agent(ScriptedModel.script().says("Good morning.").build());

        agent.ask("Good morning!");
        world.time.settle();

        assertThat(words).hasSize(1).first().asString().matches("a1/b\\d+-\\w+: Good morning\\.");
    }
}
