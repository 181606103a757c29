package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.journal.Entry;
import dev.kairos.core.Kairos;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many agents of one host share its places and its backends. */
@ExtendWith(Invariants.class)
class AdmissionTest implements KairosListener {

    private static final int AGENTS = 40;

    private final World world = new World();
    private final List<String> begun = new ArrayList<>();
    private int running;
    private int mostRunning;

    /** Ends after ten seconds, in which others go on. */
    private ScriptedModel taking10Seconds() {
        return ScriptedModel.of((request, n) -> {
            running++;
            mostRunning = Math.max(mostRunning, running);
            world.time.sleep(Duration.ofSeconds(10));
            running--;
            return Replies.finish("quiet");
        });
    }

    @Override
    public void onEntry(Entry entry) {
        if (entry.kind().equals("beat.started")) {
            begun.add(entry.agent().value());
        }
    }

    private static List<String> names() {
        return IntStream.range(0, AGENTS).mapToObj(i -> "agent-" + i).toList();
    }

    @Test
    void agents_that_are_due_at_the_same_instant_beat_a_few_at_a_time_and_in_the_order_they_asked() {
        Kairos kairos =
                world.host(taking10Seconds()).beatsAtOnce(4).listener(this).build();
        Heartbeat hourly = Heartbeat.every(Duration.ofHours(1));
        names().forEach(name -> kairos.agent(name).heartbeat(hourly).start());

        world.pass(Duration.ofHours(1).plusMinutes(10));

        assertThat(begun).containsExactlyElementsOf(names());
        assertThat(mostRunning).isEqualTo(4);
    }

    @Test
    void an_agent_that_has_just_beaten_goes_to_the_end_of_the_queue() {
        Kairos kairos =
                world.host(taking10Seconds()).beatsAtOnce(1).listener(this).build();
        Agent eager = kairos.agent("eager").start();
        Agent patient = kairos.agent("patient").start();
        eager.ask("one");
        patient.ask("two");
        world.time.after(Duration.ofSeconds(2), world.time, () -> eager.ask("three"));

        world.pass(Duration.ofMinutes(2));

        assertThat(begun).containsExactly("eager", "patient", "eager");
        assertThat(mostRunning).isEqualTo(1);
    }

    @Test
    void agents_that_share_a_slot_can_be_spread_by_their_names() {
        Kairos kairos = world.host(Replies.quiet()).build();
        Heartbeat spread = Heartbeat.every(Duration.ofHours(1)).jitter(Duration.ofMinutes(10));
        Instant slot = world.time.instant().plus(Duration.ofHours(1));

        List<Instant> wakes = names().stream()
                .map(name -> kairos.agent(name).heartbeat(spread).start())
                .peek(agent -> world.time.settle())
                .map(agent -> agent.status().nextWake())
                .toList();

        assertThat(wakes)
                .doesNotHaveDuplicates()
                .allSatisfy(wake -> assertThat(wake).isBetween(slot, slot.plus(Duration.ofMinutes(10))));
    }

    @Test
    void calls_of_a_backend_keep_its_tokens_per_minute_whoever_makes_them() {
        ScriptedModel model = Replies.quiet();
        Kairos kairos = world.host(model).tokensPerMinute(10_000).build();
        for (int i = 0; i < 4; i++) {
            kairos.agent("a" + i).start().ask("How are you?");
        }
        world.time.settle();
        assertThat(model.calls()).isEqualTo(1);

        world.pass(Duration.ofSeconds(60));
        assertThat(model.calls()).isBetween(2, 3);
        world.pass(Duration.ofMinutes(3));
        assertThat(model.calls()).isEqualTo(4);
    }

    @Test
    void entries_below_the_number_to_retain_go_once_a_checkpoint_covers_them() {
        Kairos kairos = world.host(Replies.quiet()).retain(100).build();
        Agent agent = kairos.agent("a1").start();
        for (int i = 0; i < 120; i++) {
            agent.ask("How are you?");
            world.pass(Duration.ofMinutes(1));
        }
        List<Entry> kept = world.entries(AgentId.of("a1"));
        long last = kept.get(kept.size() - 1).sequence();

        assertThat(kept.get(0).sequence()).isGreaterThan(1).isLessThanOrEqualTo(last - 99);
        assertThat(kept).hasSizeBetween(100, 100 + 256 + 10);
        world.crash();
        assertThat(world.host(Replies.quiet())
                        .build()
                        .agent("a1")
                        .start()
                        .status()
                        .tally()
                        .beats())
                .isEqualTo(120);
    }
}
