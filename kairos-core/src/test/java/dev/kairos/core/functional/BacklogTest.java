package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.event.Event;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.testkit.ScriptedModel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** More comes at once than one beat has room for. */
class BacklogTest {

    private final World world = new World();

    @Test
    void what_found_no_room_in_a_beat_is_read_in_the_next_ones_though_nothing_more_comes() {
        ScriptedModel model = Replies.quiet();
        Agent agent = world.agent(model).start();
        for (int i = 0; i < 100; i++) {
            agent.offer(Event.of("push", "number " + i + " " + "word ".repeat(50)));
        }
        world.pass(Duration.ofMinutes(5));

        assertThat(agent.status().inbox()).isZero();
        assertThat(model.calls()).isBetween(3, 60);
        String read = model.requests().toString();
        for (int i = 0; i < 100; i++) {
            assertThat(read).contains("number " + i + " ");
        }
        int beats = world.outcomes.size();
        world.pass(Duration.ofHours(3));
        assertThat(world.outcomes).hasSize(beats);
        world.kairos.close();
    }

    @Test
    void a_beat_that_fails_keeps_its_back_off() {
        Agent agent = world.agent(ScriptedModel.of((request, n) -> {
                    throw new IllegalStateException("no model today");
                }))
                .start();
        for (int i = 0; i < 100; i++) {
            agent.offer(Event.of("push", "number " + i + " " + "word ".repeat(50)));
        }
        world.pass(Duration.ofMinutes(5));

        assertThat(world.outcomes).hasSizeLessThan(10).allMatch(o -> o.kind() == BeatOutcome.Kind.FAILED);
        assertThat(agent.status().inbox()).isEqualTo(100);
        world.kairos.close();
    }
}
