package dev.kairos.core.functional;

import static dev.kairos.core.functional.Replies.call;
import static dev.kairos.core.functional.Replies.finish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.testkit.ScriptedModel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Who texts come from, over random lives. */
class OriginsTest {

    /** What a beat says, and so can carry on what it has read. */
    private static final Set<String> SAID = Set.of("model.replied", "objective.put", "objective.moved", "beat.ended");

    record Look(String at) {}

    @Property(tries = 30)
    void what_a_beat_says_is_never_trusted_more_than_what_it_has_read(
            @ForAll @Size(min = 1, max = 4) List<@Size(min = 1, max = 4) List<Origin>> beats) {
        World world = new World();
        int[] call = {0};
        List<Origin> read = beats.stream().flatMap(List::stream).toList();
        ScriptedModel model = ScriptedModel.of((request, n) -> reply(call[0]++));
        Agent agent = world.agent(model)
                .skill(Skill.of(
                        "world",
                        "Looks.",
                        Tool.of(
                                "look",
                                "Looks.",
                                Effect.READ,
                                Look.class,
                                (in, context) ->
                                        ToolResult.ok("seen").from(read.get(Integer.parseInt(in.at()) % read.size())))))
                .start();
        agent.objectives().put(Objective.of("watch", "Watch."));
        for (List<Origin> beat : beats) {
            agent.offer(Event.of("news", "something happened").from(beat.get(0)));
            world.pass(Duration.ofMinutes(2));
        }

        Origin least = Origin.OWNER;
        boolean inBeat = false;
        for (Entry entry : world.entries(agent)) {
            if (entry.kind().equals("beat.started")) {
                least = entry.origin();
                inBeat = true;
            } else if (entry.kind().equals("tool.returned")) {
                least = least.least(entry.origin());
            } else if (inBeat && SAID.contains(entry.kind())) {
                assertThat(entry.origin().compareTo(least))
                        .as("%s after %s", entry, least)
                        .isGreaterThanOrEqualTo(0);
                inBeat = !entry.kind().equals("beat.ended");
            }
        }
        assertThat(world.outcomes).hasSizeGreaterThanOrEqualTo(beats.size());
        world.kairos.close();
    }

    /** Looks, notes what it has seen, and ends, again and again. */
    private static ModelReply reply(int number) {
        return switch (number % 4) {
            case 0, 1 -> call("look", "{\"at\":\"" + number + "\"}");
            case 2 ->
                call("update_objective", "{\"id\":\"watch\",\"state\":\"accepted\",\"note\":\"seen " + number + "\"}");
            default -> finish("acted");
        };
    }
}
