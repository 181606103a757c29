package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kairos.api.ConfigurationException;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.api.journal.JournalException;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.Tier;
import dev.kairos.api.oversight.ContextLimits;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.AgentBuilder;
import dev.kairos.core.Kairos;
import dev.kairos.core.journal.FileJournal;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a host gets wrong is told when it is built, with the value and what to do about it. */
@ExtendWith(Invariants.class)
class ConfigurationTest {

    private final World world = new World();

    record Nothing() {}

    private static ScriptedModel model(int window, ModelProfile.Capability... capabilities) {
        ModelProfile profile = new ModelProfile("odd", Tier.STANDARD, window, 8_000, Price.FREE, Set.of(capabilities));
        return ScriptedModel.script().profile(profile).build();
    }

    private static Skill skill(String name, String... tools) {
        Tool<?>[] made = new Tool<?>[tools.length];
        for (int i = 0; i < tools.length; i++) {
            made[i] = Tool.of(tools[i], "Does.", Effect.READ, Nothing.class, (in, context) -> ToolResult.ok(""));
        }
        return Skill.of(name, "Does things.", made);
    }

    private static List<String> problems(AgentBuilder agent) {
        return catchThrowableOfType(ConfigurationException.class, agent::start).problems();
    }

    @Test
    void an_agent_whose_id_runs_already_is_refused_and_the_other_one_goes_on() {
        Kairos kairos = world.host(Replies.quiet()).build();
        kairos.agent("keeper").start();

        assertThatThrownBy(() -> kairos.agent("keeper").start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("agent 'keeper'")
                .hasMessageContaining("choose another id");
        assertThat(kairos.agents()).hasSize(1);
        assertThat(kairos.health().isWell()).isTrue();
    }

    @Test
    void an_agent_without_a_model_is_told_where_to_name_one() {
        Kairos kairos = Kairos.builder()
                .clock(world.time)
                .timers(world.time)
                .executor(world.time)
                .build();

        assertThat(problems(kairos.agent("a1")))
                .containsExactly("it has no model: name one with model(…) on the agent or on the runtime");
    }

    @Test
    void a_model_that_cannot_call_tools_is_refused_by_the_runtime_and_by_an_agent() {
        ScriptedModel dumb = model(200_000);

        assertThatThrownBy(() -> world.host(dumb).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("model 'odd' cannot call tools: choose one that can");
        assertThat(problems(world.agent(Replies.quiet()).model(dumb)))
                .containsExactly("model 'odd' cannot call tools: choose one that can, or correct its profile");
    }

    @Test
    void a_window_that_is_too_small_for_the_prompts_is_refused_with_both_numbers() {
        ScriptedModel small = model(10_000, ModelProfile.Capability.TOOLS);

        assertThat(problems(world.agent(Replies.quiet()).model(small)))
                .containsExactly(
                        "its prompts may have 40000 tokens with the reply, but the window of model 'odd' has 10000:"
                                + " lower the context limits");
        assertThat(world.agent(Replies.quiet())
                        .model(small)
                        .limits(new ContextLimits(2_000, 4_000, 1_000))
                        .start())
                .isNotNull();
    }

    @Test
    void names_that_are_there_twice_or_belong_to_the_runtime_are_refused_all_at_once() {
        Sensor sensor = Sensor.of("files", () -> Reading.of("a", "b"));
        AgentBuilder agent = world.agent(Replies.quiet())
                .skill(skill("orders", "find", "count"))
                .skill(skill("orders", "find", "finish"))
                .sensor(sensor)
                .sensor(sensor);

        assertThat(problems(agent))
                .containsExactlyInAnyOrder(
                        "there are two skills named 'orders': rename one",
                        "there are two tools named 'find': rename one",
                        "tool 'finish' has the name of a tool of the runtime: rename it",
                        "there are two sensors named 'files': rename one");
    }

    @Test
    void a_runtime_tells_all_that_is_out_of_range() {
        ConfigurationException refused = catchThrowableOfType(
                ConfigurationException.class,
                () -> Kairos.builder()
                        .beatsAtOnce(0)
                        .tokensPerMinute(-1)
                        .retain(5)
                        .deadManSwitch(URI.create("ftp://somewhere/alive"))
                        .build());

        assertThat(refused.problems())
                .hasSize(4)
                .anySatisfy(problem -> assertThat(problem).contains("beatsAtOnce is 0: at least 1"))
                .anySatisfy(problem -> assertThat(problem).contains("tokensPerMinute -1"))
                .anySatisfy(problem -> assertThat(problem).contains("retain is 5: at least 100"))
                .anySatisfy(problem -> assertThat(problem).contains("'ftp://somewhere/alive' must be an http"));
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused_by_its_name(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("journal"), "not a folder");

        assertThatThrownBy(() -> FileJournal.open(file.resolve("below")))
                .isInstanceOfSatisfying(
                        JournalException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(JournalException.Reason.INACCESSIBLE))
                .hasMessageContaining(file.toString());
        assertThat(Files.readString(file)).isEqualTo("not a folder");
    }
}
