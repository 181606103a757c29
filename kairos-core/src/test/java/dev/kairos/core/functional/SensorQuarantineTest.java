package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.AgentStatus;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.testkit.Invariants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sensors that hang are left alone for a while. */
@ExtendWith(Invariants.class)
class SensorQuarantineTest implements KairosListener {

    private final World world = new World();
    private final List<List<String>> heard = new ArrayList<>();
    private boolean hangs = true;
    private int looks;

    @Override
    public void onHealth(AgentStatus status) {
        heard.add(status.quarantined());
    }

    private Agent agent() {
        Sensor slow = Sensor.of("slow", () -> {
            looks++;
            if (hangs) {
                world.time.sleep(Duration.ofSeconds(31));
            }
            return Reading.of("same", "as ever");
        });
        world.kairos = world.host(Replies.quiet()).listener(this).build();
        return world.kairos
                .agent("a1")
                .heartbeat(Heartbeat.every(Duration.ofMinutes(5)))
                .sensor(slow)
                .sensor(world.sensor())
                .start();
    }

    @Test
    void a_sensor_that_hangs_three_times_in_a_row_is_left_alone_and_everybody_can_see_it() {
        Agent agent = agent();
        world.pass(Duration.ofMinutes(11));
        assertThat(looks).isEqualTo(2);
        assertThat(agent.status().quarantined()).isEmpty();

        world.pass(Duration.ofMinutes(10));

        assertThat(looks).isEqualTo(3);
        assertThat(world.looks).as("others look on").isEqualTo(4);
        assertThat(agent.status().quarantined()).containsExactly("sensor:slow");
        assertThat(world.kairos.health().agents().get(0).quarantined()).containsExactly("sensor:slow");
        assertThat(heard).containsExactly(List.of("sensor:slow"));
        assertThat(world.entries(agent).stream().filter(entry -> entry.kind().equals("sensor.failed")))
                .last()
                .satisfies(entry -> assertThat(entry.payload()).contains("left alone until 2026-03-01T08:25"));
    }

    @Test
    void it_is_tried_again_after_ever_longer_times_until_it_comes_back() {
        Agent agent = agent();
        world.pass(Duration.ofMinutes(60));
        assertThat(looks).as("after ten minutes and after twenty more").isEqualTo(5);

        hangs = false;
        world.pass(Duration.ofMinutes(60));

        assertThat(agent.status().quarantined()).isEmpty();
        assertThat(looks).isGreaterThan(6);
        hangs = true;
        int before = looks;
        world.pass(Duration.ofMinutes(11));
        assertThat(looks).as("it starts anew").isEqualTo(before + 2);
        assertThat(agent.status().quarantined()).isEmpty();
    }
}
