package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kairos.api.agent.AgentStatus;
import dev.kairos.api.agent.AgentStatus.Phase;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.oversight.BeatLimits;
import dev.kairos.core.Kairos;
import dev.kairos.core.KairosBuilder;
import dev.kairos.testkit.ExpectsErrors;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Invariants.class)
class HealthTest implements KairosListener {

    private final World world = new World();
    private final List<Phase> heard = new ArrayList<>();
    private Duration ahead = Duration.ZERO;

    @Override
    public void onHealth(AgentStatus status) {
        heard.add(status.phase());
    }

    /** A host whose clock can run ahead of its timers, as after a suspended machine or a lost timer. */
    private KairosBuilder host() {
        return world.host(Replies.quiet())
                .clock(() -> world.time.instant().plus(ahead))
                .listener(this);
    }

    @Test
    void an_agent_that_should_have_woken_is_late_until_it_does() {
        try (Kairos kairos = host().build()) {
            kairos.agent("a1")
                    .heartbeat(Heartbeat.every(Duration.ofMinutes(30)))
                    .start();
            world.pass(Duration.ofMinutes(1));
            assertThat(kairos.health().isWell()).isTrue();

            ahead = Duration.ofHours(2);
            assertThat(kairos.health().unwell()).map(AgentStatus::phase).containsExactly(Phase.LATE);

            world.pass(Duration.ofMinutes(5));
            assertThat(heard).as("told once").containsExactly(Phase.LATE);
            world.pass(Duration.ofMinutes(30));
            assertThat(heard).as("told that it recovered").containsExactly(Phase.LATE, Phase.RESTING);
            assertThat(kairos.health().isWell()).isTrue();
        }
    }

    @Test
    void a_beat_that_outlives_its_limit_is_stalled() {
        List<Phase> phases = new ArrayList<>();
        ScriptedModel slow = ScriptedModel.of((request, n) -> {
            phases.add(world.kairos.agents().get(0).status().phase());
            ahead = Duration.ofHours(1);
            phases.add(world.kairos.health().unwell().get(0).phase());
            return Replies.finish("quiet");
        });
        world.kairos = host().model(slow).build();
        try (Kairos kairos = world.kairos) {
            kairos.agent("a1")
                    .limits(BeatLimits.defaults().wallTime(Duration.ofMinutes(10)))
                    .start()
                    .ask("How are you?");
            world.time.settle();

            assertThat(phases).containsExactly(Phase.BEATING, Phase.STALLED);
        }
    }

    @Test
    void the_dead_mans_switch_is_pinged_while_all_are_well_and_only_then() throws IOException, InterruptedException {
        Semaphore pings = new Semaphore(0);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/alive", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            pings.release();
        });
        server.start();
        URI alive = URI.create("http://localhost:" + server.getAddress().getPort() + "/alive");
        try (Kairos kairos = host().deadManSwitch(alive).build()) {
            kairos.agent("a1")
                    .heartbeat(Heartbeat.every(Duration.ofMinutes(30)))
                    .start();
            world.pass(Duration.ofMinutes(3));
            assertThat(pings.tryAcquire(3, 10, TimeUnit.SECONDS)).isTrue();

            ahead = Duration.ofHours(2);
            world.pass(Duration.ofMinutes(10));
            ahead = Duration.ZERO;
            world.pass(Duration.ofMinutes(1));

            assertThat(pings.tryAcquire(1, 10, TimeUnit.SECONDS)).isTrue();
            assertThat(pings.availablePermits()).as("pings while it was late").isZero();
        } finally {
            server.stop(0);
        }
    }

    @Test
    @ExpectsErrors
    void the_dead_mans_switch_is_not_pinged_while_an_agent_is_dead() throws IOException, InterruptedException {
        Semaphore pings = new Semaphore(0);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/alive", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            pings.release();
        });
        server.start();
        URI alive = URI.create("http://localhost:" + server.getAddress().getPort() + "/alive");
        boolean[] breaks = {true};
        Heartbeat broken = rhythm -> {
            if (breaks[0]) {
                throw new IllegalStateException("no next slot");
            }
            return rhythm.after().plus(Duration.ofMinutes(30));
        };
        try (Kairos kairos = host().deadManSwitch(alive).build()) {
            kairos.agent("well").start();
            kairos.agent("a1").heartbeat(broken).start();
            world.pass(Duration.ofMinutes(10));
            assertThat(heard).containsExactly(Phase.CLOSED);

            breaks[0] = false;
            kairos.agent("a1").heartbeat(broken).start();
            world.pass(Duration.ofMinutes(1));

            assertThat(pings.tryAcquire(1, 10, TimeUnit.SECONDS)).isTrue();
            assertThat(pings.availablePermits()).as("pings while it was dead").isZero();
            assertThat(heard).containsExactly(Phase.CLOSED, Phase.RESTING);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_dead_mans_switch_that_cannot_be_reached_stops_nobody() {
        try (Kairos kairos =
                host().deadManSwitch(URI.create("http://localhost:1/alive")).build()) {
            kairos.agent("a1")
                    .heartbeat(Heartbeat.every(Duration.ofMinutes(30)))
                    .start();

            world.pass(Duration.ofHours(2));

            assertThat(kairos.health().isWell()).isTrue();
            assertThat(world.wakes).hasSizeGreaterThan(3);
        }
    }

    @Test
    void calls_of_a_backend_keep_its_rate_whoever_makes_them() {
        ScriptedModel model = Replies.quiet();
        try (Kairos kairos = world.host(model).callsPerMinute(2).build()) {
            for (int i = 0; i < 4; i++) {
                kairos.agent("a" + i).start().ask("How are you?");
            }
            world.time.settle();
            assertThat(model.requests()).hasSize(1);

            world.pass(Duration.ofSeconds(30));
            assertThat(model.requests()).hasSize(2);
            world.pass(Duration.ofSeconds(60));
            assertThat(model.requests()).hasSize(4);
        }
    }
}
