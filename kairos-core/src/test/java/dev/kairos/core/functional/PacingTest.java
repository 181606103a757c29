package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.Message;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.heartbeat.Misfire;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.api.heartbeat.WakeDecision;
import dev.kairos.api.heartbeat.WakeLimits;
import dev.kairos.api.journal.Entry;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import dev.kairos.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When an agent wakes by itself, as its heartbeat says and its limits allow. */
@ExtendWith(Invariants.class)
class PacingTest {

    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final Heartbeat HALF_HOURLY = Heartbeat.every(Duration.ofMinutes(30));

    private final World world = new World();

    /** Asks in its first beat to be woken after some minutes, and for nothing in later ones. */
    private static ScriptedModel wishing(long minutes) {
        return ScriptedModel.of((request, n) -> Replies.call(
                "finish",
                n == 1
                        ? "{\"outcome\":\"acted\",\"summary\":\"\",\"wake_in_minutes\":" + minutes + "}"
                        : "{\"outcome\":\"quiet\",\"summary\":\"\"}"));
    }

    private Agent wishing(long minutes, Heartbeat heartbeat) {
        Agent agent = world.agent(wishing(minutes)).heartbeat(heartbeat).start();
        agent.wake();
        world.time.settle();
        return agent;
    }

    private List<Long> minutesOf(Agent agent, String kind) {
        return world.entries(agent).stream()
                .filter(entry -> entry.kind().equals(kind))
                .map(entry -> Duration.between(START, entry.time()).toMinutes())
                .toList();
    }

    @Test
    void wishes_to_be_woken_are_not_heard_by_default() {
        Agent agent = wishing(90, Heartbeat.never());
        assertThat(agent.status().nextWake()).isNull();

        world.pass(Duration.ofDays(1));

        assertThat(minutesOf(agent, "beat.started")).containsExactly(0L);
    }

    @Test
    void a_self_paced_agent_is_woken_when_it_wished() {
        Agent agent = wishing(90, Heartbeat.never().selfPaced(Duration.ofMinutes(10), Duration.ofHours(2)));

        world.pass(Duration.ofDays(1));

        assertThat(minutesOf(agent, "beat.started")).containsExactly(0L, 90L);
        assertThat(world.lastWake().reasons()).containsExactly("the agent asked to be woken");
        assertThat(world.lastWake().cause()).isEqualTo(Cause.of(Cause.Kind.SELF, ""));
    }

    @Test
    void a_wish_is_put_off_and_drawn_forward_to_its_bounds_and_heard_once() {
        Agent hasty = wishing(1, Heartbeat.never().selfPaced(Duration.ofMinutes(10), Duration.ofHours(2)));
        world.pass(Duration.ofDays(1));
        assertThat(minutesOf(hasty, "beat.started")).containsExactly(0L, 10L);

        world.time = VirtualTime.startingAt(START);
        world.journal = InMemoryJournal.create(world.time);
        Agent lazy = wishing(600, Heartbeat.never().selfPaced(Duration.ofMinutes(10), Duration.ofHours(2)));
        world.pass(Duration.ofDays(1));
        assertThat(minutesOf(lazy, "beat.started")).containsExactly(0L, 120L);
    }

    @Test
    void a_wish_counts_from_the_beat_that_made_it_however_long_ago_the_last_slot_was() {
        Agent agent = world.agent(wishing(90))
                .heartbeat(Heartbeat.never().selfPaced(Duration.ofMinutes(10), Duration.ofMinutes(30)))
                .start();
        world.pass(Duration.ofDays(5));

        agent.wake();
        world.pass(Duration.ofDays(1));

        assertThat(minutesOf(agent, "beat.started")).containsExactly(7_200L, 7_230L);
        assertThat(world.kinds(agent)).doesNotContain("heartbeat.missed");
    }

    @Test
    void a_wish_for_the_night_waits_for_the_hours_of_the_agent_and_a_wake_between_does_not_lose_it() {
        Agent agent = wishing(
                90,
                Heartbeat.never().selfPaced(Duration.ZERO, Duration.ofDays(2)).between("08:00", "09:00", UTC));

        world.pass(Duration.ofHours(3));
        agent.wake();
        world.pass(Duration.ofDays(2));

        assertThat(minutesOf(agent, "beat.started")).containsExactly(0L, 1_440L);
        assertThat(minutesOf(agent, "wake.decided")).containsExactly(0L, 180L, 1_440L);
    }

    @Test
    void a_wish_that_is_held_back_is_heard_later() {
        Agent agent = world.agent(wishing(10))
                .heartbeat(Heartbeat.never().selfPaced(Duration.ZERO, Duration.ofHours(2)))
                .limits(WakeLimits.defaults().perHour(1))
                .start();
        agent.wake();

        world.pass(Duration.ofDays(1));

        assertThat(minutesOf(agent, "beat.started")).containsExactly(0L, 60L);
    }

    @Test
    void a_beat_that_says_nothing_of_it_leaves_the_wish_alive() {
        Agent agent = wishing(90, Heartbeat.never().selfPaced(Duration.ofMinutes(10), Duration.ofHours(2)));
        world.pass(Duration.ofMinutes(30));
        agent.tell(Message.of("hello"));

        world.pass(Duration.ofDays(1));

        assertThat(minutesOf(agent, "beat.started")).containsExactly(0L, 30L, 90L);
    }

    @Test
    void an_adaptive_heartbeat_backs_off_while_it_is_quiet_and_tightens_with_work() {
        ScriptedModel model = ScriptedModel.of((request, n) -> Replies.finish(n == 1 ? "quiet" : "acted"));
        Agent agent = world.agent(model)
                .heartbeat(Heartbeat.adaptive(Duration.ofHours(1), Duration.ofHours(8)))
                .sensor(world.sensor())
                .start();
        world.pass(Duration.ofHours(24));
        assertThat(minutesOf(agent, "wake.decided")).containsExactly(60L, 180L, 420L, 900L, 1_380L);

        world.seen = "b";
        world.pass(Duration.ofHours(11));

        assertThat(minutesOf(agent, "beat.started")).containsExactly(60L, 1_860L);
        assertThat(minutesOf(agent, "wake.decided")).endsWith(1_860L, 1_920L, 2_040L);
    }

    @Test
    void an_agent_sleeps_outside_of_its_hours() {
        Agent agent = world.agent(Replies.quiet())
                .heartbeat(HALF_HOURLY.between("08:00", "10:00", UTC))
                .sensor(world.sensor())
                .start();

        world.pass(Duration.ofDays(2));

        assertThat(minutesOf(agent, "wake.decided"))
                .containsExactly(30L, 60L, 90L, 1_440L, 1_470L, 1_500L, 1_530L, 2_880L);
    }

    /** The process is away from 9:10 to 12:10; what it does in the ten minutes after that. */
    private Agent away(Misfire rule) {
        world.agent(Replies.quiet())
                .heartbeat(HALF_HOURLY.misfire(rule))
                .sensor(world.sensor())
                .start();
        world.pass(Duration.ofMinutes(70));
        world.journal.close();
        world.time = VirtualTime.startingAt(world.time.instant().plus(Duration.ofHours(3)));
        world.journal = world.journal.reopen();
        world.wakes.clear();
        Agent agent = world.agent(Replies.quiet())
                .heartbeat(HALF_HOURLY.misfire(rule))
                .sensor(world.sensor())
                .start();
        world.pass(Duration.ofMinutes(10));
        return agent;
    }

    private List<String> missed(Agent agent) {
        return world.entries(agent).stream()
                .filter(entry -> entry.kind().equals("heartbeat.missed"))
                .map(Entry::payload)
                .toList();
    }

    private static final String SIX =
            "{\"slots\":6,\"first\":\"2026-03-01T09:30:00Z\",\"last\":\"2026-03-01T12:00:00Z\"}";

    @Test
    void one_wake_makes_up_for_all_missed_slots_by_default_and_they_are_an_entry() {
        Agent agent = away(Misfire.once());

        assertThat(world.wakes).hasSize(1);
        assertThat(missed(agent)).containsExactly(SIX);
    }

    @Test
    void missed_slots_can_be_let_go_and_are_an_entry_all_the_same() {
        Agent agent = away(Misfire.skip());
        assertThat(world.wakes).isEmpty();

        world.pass(Duration.ofMinutes(15));

        assertThat(world.wakes).hasSize(1);
        assertThat(missed(agent)).containsExactly(SIX);
    }

    @Test
    void missed_slots_can_be_made_up_for_one_by_one() {
        Agent agent = away(Misfire.all(3));

        assertThat(world.wakes).hasSize(3);
        assertThat(missed(agent)).containsExactly(SIX);
    }

    @Test
    void slots_that_are_too_late_are_not_made_up_for() {
        Agent agent = away(Misfire.all(3).within(Duration.ofMinutes(45)));

        assertThat(world.wakes).hasSize(2);
        assertThat(missed(agent)).containsExactly(SIX);
    }

    @Test
    void an_agent_without_slots_thinks_as_often_as_it_should_and_within_its_hours() {
        ScriptedModel model = Replies.quiet();
        Agent agent = world.agent(model)
                .heartbeat(Heartbeat.never().atLeastEvery(Duration.ofDays(1)))
                .start();
        world.pass(Duration.ofDays(7));
        assertThat(model.calls()).isEqualTo(7);
        assertThat(world.lastWake().cause().kind()).isEqualTo(Cause.Kind.HEARTBEAT);
        assertThat(agent.status().nextWake()).isEqualTo("2026-03-09T08:00:00Z");

        world.time = VirtualTime.startingAt(START);
        world.journal = InMemoryJournal.create(world.time);
        Agent other = world.agent(Replies.quiet())
                .heartbeat(Heartbeat.never().atLeastEvery(Duration.ofHours(12)).between("09:00", "17:00", UTC))
                .start();
        world.pass(Duration.ofDays(3));
        assertThat(minutesOf(other, "beat.started")).containsExactly(1_500L, 2_940L);
    }

    @Test
    void a_host_that_wakes_in_a_loop_makes_a_bounded_number_of_looks() {
        Agent agent = world.agent(Replies.quiet()).sensor(world.sensor()).start();

        for (int i = 0; i < 36_000; i++) {
            agent.wake();
            world.pass(Duration.ofMillis(100));
        }

        assertThat(world.wakes).hasSizeBetween(100, 122);
        assertThat(world.looks).isLessThanOrEqualTo(world.wakes.size());
    }

    @Test
    void a_heartbeat_of_a_millisecond_makes_a_bounded_number_of_looks() {
        Agent agent = world.agent(Replies.quiet())
                .heartbeat(Heartbeat.every(Duration.ofMillis(1)))
                .sensor(world.sensor())
                .start();

        world.pass(Duration.ofHours(1));

        assertThat(world.wakes).hasSizeBetween(100, 122);
        assertThat(world.entries(agent)).hasSizeLessThan(260);
    }

    @Test
    void what_happens_after_a_look_that_found_nothing_waits_for_the_spacing_only() {
        Agent agent = world.agent(Replies.quiet())
                .heartbeat(HALF_HOURLY)
                .sensor(world.sensor())
                .start();
        world.pass(Duration.ofHours(1));
        assertThat(world.lastWake().kind()).isEqualTo(WakeDecision.Kind.SKIP);

        IntStream.range(0, 5).forEach(i -> agent.wake());
        agent.offer(Event.of("push", "commit"));
        world.pass(Duration.ofMillis(999));
        assertThat(world.wakes).hasSize(2);
        world.pass(Duration.ofMillis(1));

        assertThat(world.lastWake().kind()).isEqualTo(WakeDecision.Kind.BEAT);
        assertThat(world.wakes).hasSize(3);
    }

    @Test
    void wakes_that_find_something_keep_to_the_limits_of_beats() {
        Agent agent = world.agent(Replies.quiet())
                .heartbeat(Heartbeat.every(Duration.ofMillis(1)))
                .sensor(Sensor.of("clock", () -> Reading.of(world.time.instant().toString(), "tick")))
                .limits(WakeLimits.defaults().perHour(10))
                .start();

        world.pass(Duration.ofMinutes(59));

        assertThat(agent.status().tally().beats()).isEqualTo(10);
        assertThat(world.wakes).hasSizeLessThan(25);
    }
}
