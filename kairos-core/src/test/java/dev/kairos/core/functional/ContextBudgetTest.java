package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.api.ConfigurationException;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.api.oversight.ContextLimits;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.AgentBuilder;
import dev.kairos.core.internal.beat.Toolbox;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import dev.kairos.testkit.ScriptedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What a beat begins with stays within its budget, whatever there is to tell. */
class ContextBudgetTest {

    /** The share of the room that is left, in percent, that a section may take. */
    private static final Map<String, Integer> SHARES =
            Map.of("wake", 100, "questions", 50, "inbox", 50, "unfinished", 40, "changes", 60, "objectives", 60);

    private static final String[] WORDS = {"order", "Überweisung", "東京", "x9-q7", "{\"a\":1}", "\n", "the", "shipment"};

    private final TokenEstimator estimator = TokenEstimator.standard();

    record Lookup(String order) {}

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder("t");
        for (int left = random.nextInt(most); left > 0; left--) {
            text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private int stable(ModelRequest request) {
        return estimator.tokens(request.system())
                + request.tools().stream().mapToInt(Toolbox::tokens).sum();
    }

    private static String context(ModelRequest request) {
        return ((ModelMessage.User) request.messages().get(0)).text();
    }

    /** The sections that an entry states: name, tokens used, tokens dropped. */
    private static List<Fields> sections(World world, Agent agent) {
        return world.entries(agent).stream()
                .filter(entry -> entry.kind().equals("beat.started"))
                .findFirst()
                .map(entry -> Json.fields(entry.payload()).objects("sections", section -> section))
                .orElseThrow();
    }

    @Property(tries = 60)
    void a_beat_begins_within_its_budget(@ForAll long seed, @ForAll @IntRange(min = 2_500, max = 9_000) int budget) {
        Random random = new Random(seed);
        World world = new World();
        ScriptedModel model = Replies.quiet();
        AgentBuilder builder = world.agent(model)
                .instructions(text(random, 300))
                .sensor(Sensor.of("world", () -> Reading.of("f", text(random, 3_000))))
                .limits(new ContextLimits(budget, 8_000, 1_000));
        for (int i = random.nextInt(12); i > 0; i--) {
            String work = text(random, 200);
            builder.objective(Objective.of("o" + i, work.substring(0, Math.min(2_000, work.length())))
                    .priority(i));
        }
        Agent agent = builder.start();
        for (int i = random.nextInt(6); i > 0; i--) {
            agent.offer(Event.of("event", text(random, 2_000)).from(any(random, Origin.values())));
        }

        agent.ask(text(random, 2_000));
        world.time.settle();

        ModelRequest request = model.requests().get(0);
        int stable = stable(request);
        assertThat(stable + estimator.tokens(context(request))).isLessThanOrEqualTo(budget);
        int room = budget - stable;
        for (Fields section : sections(world, agent)) {
            int share = SHARES.get(section.text("name"));
            assertThat(section.integer("tokens", 0)).as(section.text("name")).isLessThanOrEqualTo(room * share / 100);
            room -= section.integer("tokens", 0);
        }
    }

    @Test
    void what_found_no_room_is_counted_in_the_entry() {
        World world = new World();
        ScriptedModel model = Replies.quiet();
        AgentBuilder builder =
                world.agent(model).sensor(Sensor.of("world", () -> Reading.of("f", "word ".repeat(3_000))));
        for (int i = 1; i <= 9; i++) {
            builder.objective(Objective.of("o" + i, "goal " + i + " word".repeat(390)));
        }

        Agent agent = builder.start();
        agent.wake();
        world.time.settle();

        String context = context(model.requests().get(0));
        assertThat(context).contains("goal 1").doesNotContain("goal 9").contains(" more characters]");
        assertThat(sections(world, agent))
                .filteredOn(section -> List.of("changes", "objectives").contains(section.text("name")))
                .hasSize(2)
                .allSatisfy(section -> assertThat(section.integer("dropped", 0)).isPositive());
    }

    @Test
    void what_does_not_change_comes_first_and_stays_the_same() {
        World world = new World();
        ScriptedModel model = ScriptedModel.of((request, n) ->
                n % 3 == 0 ? Replies.say("done") : Replies.call("find_order", "{\"order\":\"" + n + "\"}"));
        Agent agent = world.agent(model)
                .instructions("Mind the shop.")
                .skill(orders("orders"))
                .start();

        agent.ask("first?");
        world.pass(Duration.ofHours(1));
        agent.ask("second?");
        world.pass(Duration.ofHours(1));

        assertThat(model.calls()).isEqualTo(6);
        assertThat(model.requests())
                .extracting(ModelRequest::system)
                .containsOnly(model.lastRequest().system());
        assertThat(model.requests())
                .extracting(ModelRequest::tools)
                .containsOnly(model.lastRequest().tools());
        for (int call : new int[] {1, 2, 4, 5}) {
            List<ModelMessage> before = model.requests().get(call - 1).messages();
            assertThat(model.requests().get(call).messages().subList(0, before.size()))
                    .isEqualTo(before);
        }
    }

    private static Skill orders(String name) {
        return Skill.of(
                name,
                "Looks up orders for those who need them, with all that belongs to them.",
                Tool.of(
                        "find_" + name.replace("orders", "order"),
                        "Finds one.",
                        Effect.READ,
                        Lookup.class,
                        (in, c) -> ToolResult.ok("none")));
    }

    @Test
    void instructions_that_leave_no_room_are_refused_with_the_numbers_and_the_remedy() {
        World world = new World();
        String instructions = "Be careful with every order. ".repeat(680);

        assertThatThrownBy(() ->
                        world.agent(Replies.quiet()).instructions(instructions).start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("a context of 4000")
                .hasMessageContaining("shorten the instructions")
                .hasMessageContaining("raise the context");
        AgentBuilder roomy =
                world.agent(Replies.quiet()).instructions(instructions).limits(new ContextLimits(9_000, 32_000, 4_000));
        assertThat(roomy.start().id().value()).isEqualTo("a1");
    }

    @Test
    void the_index_of_many_skills_is_bounded_and_names_them_all() {
        World world = new World();
        ScriptedModel model = Replies.quiet();
        AgentBuilder builder = world.agent(model);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Tool<?>[] own = new Tool<?>[30];
            for (int j = 0; j < own.length; j++) {
                own[j] = Tool.of(
                        "s" + i + "_" + j,
                        "Does a thing. ".repeat(20),
                        Effect.READ,
                        Lookup.class,
                        (in, c) -> ToolResult.ok(""));
            }
            names.add("- skill-" + i);
            builder.skill(Skill.of("skill-" + i, "Does many things for those who want them. ".repeat(4), own));
        }

        Agent agent = builder.start();
        agent.wake();
        world.time.settle();

        String system = model.lastRequest().system();
        assertThat(system).contains(names).contains("skill-0: Does many").doesNotContain("skill-39: Does");
        assertThat(stable(model.lastRequest())).isLessThan(4_000);
    }
}
