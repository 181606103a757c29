package dev.kairos.core.internal.wake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.heartbeat.Misfire;
import dev.kairos.api.heartbeat.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SlotsTest {

    private static final Heartbeat HALF_HOURS = Heartbeat.every(Duration.ofMinutes(30));
    private static final Instant THREE = Instant.parse("2026-03-02T03:00:00Z");

    @Example
    void a_punctual_slot_runs_whatever_the_rule() {
        for (Misfire rule : List.of(Misfire.skip(), Misfire.once(), Misfire.all(9))) {
            Slots slots = plan(HALF_HOURS.misfire(rule), "03:30:00.004");

            assertThat(slots.due()).containsExactly(at("03:30:00"));
            assertThat(slots.missed()).isNull();
            assertThat(slots.last()).isEqualTo(at("03:30:00"));
            assertThat(slots.next()).isEqualTo(at("04:00:00"));
        }
    }

    @Example
    void before_the_slot_nothing_is_due() {
        Slots slots = plan(HALF_HOURS, "03:29:59.999");

        assertThat(slots).isEqualTo(new Slots(List.of(), null, THREE, at("03:30:00"), at("03:30:00")));
    }

    @Example
    void missed_slots_are_let_go() {
        Slots slots = plan(HALF_HOURS.misfire(Misfire.skip()), "05:10:00");

        assertThat(slots.due()).isEmpty();
        assertThat(slots.missed()).isEqualTo(new Slots.Missed(4, true, at("03:30:00"), at("05:00:00")));
        assertThat(slots.last()).isEqualTo(at("05:00:00"));
        assertThat(slots.next()).isEqualTo(at("05:30:00"));
    }

    @Example
    void one_wake_makes_up_for_all() {
        assertThat(plan(HALF_HOURS, "05:10:00").due()).containsExactly(at("05:00:00"));
    }

    @Example
    void each_missed_slot_is_made_up_for_the_latest_ones_oldest_first() {
        Heartbeat three = HALF_HOURS.misfire(Misfire.all(3));

        assertThat(plan(three, "05:10:00").due()).containsExactly(at("04:00:00"), at("04:30:00"), at("05:00:00"));
        assertThat(plan(three, "04:10:00").due()).containsExactly(at("03:30:00"), at("04:00:00"));
    }

    @Example
    void a_slot_that_is_too_late_is_not_made_up_for() {
        Heartbeat heartbeat = HALF_HOURS.misfire(Misfire.all(9).within(Duration.ofMinutes(40)));

        assertThat(plan(heartbeat, "05:10:00").due()).containsExactly(at("04:30:00"), at("05:00:00"));
        assertThat(plan(heartbeat, "05:10:00").missed())
                .isEqualTo(new Slots.Missed(4, true, at("03:30:00"), at("05:00:00")));
    }

    @Example
    void a_punctual_slot_makes_up_for_those_before_it() {
        Slots slots = plan(HALF_HOURS, "05:00:30");

        assertThat(slots.due()).containsExactly(at("05:00:00"));
        assertThat(slots.missed()).isEqualTo(new Slots.Missed(3, true, at("03:30:00"), at("04:30:00")));
    }

    @Example
    void a_slot_is_due_when_its_delay_is_over() {
        Heartbeat spread = HALF_HOURS.jitter(Duration.ofMinutes(10));
        Rhythm rhythm = new Rhythm(THREE, 0, null, 42);
        Instant wakeAt = at("03:30:00").plus(spread.delay(at("03:30:00"), 42));
        assertThat(wakeAt).isAfter(at("03:30:30"));

        Slots waiting = Slots.at(spread, rhythm, wakeAt.minusMillis(1));
        assertThat(waiting).isEqualTo(new Slots(List.of(), null, THREE, at("03:30:00"), wakeAt));
        Slots due = Slots.at(spread, rhythm, wakeAt.plusSeconds(50));
        assertThat(due.due()).containsExactly(at("03:30:00"));
        assertThat(due.missed()).isNull();
    }

    @Example
    void after_the_clock_was_set_back_no_slot_comes_twice() {
        Slots slots = plan(HALF_HOURS, "02:00:00");

        assertThat(slots).isEqualTo(new Slots(List.of(), null, THREE, at("03:30:00"), at("03:30:00")));
    }

    @Example
    void a_heartbeat_without_further_slots_rests() {
        assertThat(plan(Heartbeat.never(), "05:00:00")).isEqualTo(new Slots(List.of(), null, THREE, null, null));
    }

    @Example
    void years_of_absence_cost_bounded_work() {
        AtomicInteger asked = new AtomicInteger();
        Heartbeat minutes = Heartbeat.cron("* * * * *", ZoneId.of("Europe/Berlin"));
        Heartbeat counting = rhythm -> {
            asked.incrementAndGet();
            return minutes.next(rhythm);
        };
        Instant now = Instant.parse("2031-03-02T03:00:00Z");

        Slots slots = Slots.at(counting, Rhythm.after(THREE), now.plusSeconds(30));

        assertThat(slots.due()).containsExactly(now);
        assertThat(slots.missed()).isEqualTo(new Slots.Missed(1_000, false, at("03:01:00"), now.minusSeconds(60)));
        assertThat(slots.next()).isEqualTo(now.plusSeconds(60));
        assertThat(asked).hasValueLessThan(2_500);
    }

    @Property(tries = 300)
    void a_plan_is_what_waking_at_each_slot_would_have_found(
            @ForAll("heartbeats") Heartbeat heartbeat,
            @ForAll("rules") Misfire rule,
            @ForAll @IntRange(max = 4 * 86_400) int seconds) {
        Instant now = THREE.plusSeconds(seconds);
        List<Instant> passed = new ArrayList<>();
        Instant next = heartbeat.next(Rhythm.after(THREE));
        while (next != null && !next.isAfter(now)) {
            passed.add(next);
            next = heartbeat.next(Rhythm.after(next));
        }

        Slots slots = Slots.at(heartbeat.misfire(rule), Rhythm.after(THREE), now);

        assertThat(slots.next()).isEqualTo(next);
        assertThat(slots.last()).isEqualTo(passed.isEmpty() ? THREE : passed.get(passed.size() - 1));
        assertThat(slots.due()).isEqualTo(expected(passed, rule, now));
        Slots.Missed missed = slots.missed();
        int late = (int) passed.stream()
                .limit(Math.max(0, passed.size() - (isPunctual(passed, now) ? 1 : 0)))
                .count();
        if (late == 0) {
            assertThat(missed).isNull();
        } else {
            assertThat(missed.first()).isEqualTo(passed.get(0));
            assertThat(missed.last()).isEqualTo(passed.get(late - 1));
            assertThat(missed.exact() ? missed.count() : late).isEqualTo(late);
        }
    }

    @Property(tries = 300)
    void however_the_clock_jumps_slots_come_once_and_in_order(
            @ForAll("heartbeats") Heartbeat heartbeat,
            @ForAll("rules") Misfire rule,
            @ForAll @Size(max = 40) List<@IntRange(min = -90_000, max = 90_000) Integer> jumps) {
        Heartbeat ruled = heartbeat.misfire(rule);
        Instant now = THREE;
        Instant last = THREE;
        Instant latest = THREE;
        for (int jump : jumps) {
            now = now.plusSeconds(jump);
            Slots slots = Slots.at(ruled, Rhythm.after(last), now);
            for (Instant slot : slots.due()) {
                assertThat(slot).isAfter(latest).isBeforeOrEqualTo(now);
                latest = slot;
            }
            assertThat(slots.last()).isAfterOrEqualTo(last);
            assertThat(slots.next()).isAfter(now);
            last = slots.last();
        }
    }

    private static List<Instant> expected(List<Instant> passed, Misfire rule, Instant now) {
        int most = Math.max(rule.runs(), isPunctual(passed, now) ? 1 : 0);
        List<Instant> latest = passed.subList(Math.max(0, passed.size() - most), passed.size());
        return latest.stream()
                .filter(slot -> Duration.between(slot, now).compareTo(rule.lateness()) <= 0
                        || (slot.equals(passed.get(passed.size() - 1)) && isPunctual(passed, now)))
                .toList();
    }

    private static boolean isPunctual(List<Instant> passed, Instant now) {
        return !passed.isEmpty() && !now.isAfter(passed.get(passed.size() - 1).plusSeconds(60));
    }

    @Provide
    Arbitrary<Misfire> rules() {
        Arbitrary<Misfire> plain =
                Arbitraries.of(Misfire.skip(), Misfire.once(), Misfire.all(2), Misfire.all(7), Misfire.all(100));
        return Combinators.combine(plain, Arbitraries.integers().between(0, 90_000))
                .as((rule, late) -> late > 45_000 ? rule : rule.within(Duration.ofSeconds(late)));
    }

    @Provide
    Arbitrary<Heartbeat> heartbeats() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        return Arbitraries.of(
                HALF_HOURS,
                Heartbeat.every(Duration.ofSeconds(100)),
                Heartbeat.cron("* * * * *", ZoneOffset.UTC),
                Heartbeat.cron("30 2 * * *", berlin),
                Heartbeat.every(Duration.ofMinutes(20)).between("08:00", "22:00", berlin),
                Heartbeat.cron("*/7 * * * *", berlin).between("21:30", "06:00", berlin));
    }

    private static Slots plan(Heartbeat heartbeat, String now) {
        return Slots.at(heartbeat, Rhythm.after(THREE), at(now));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + "Z");
    }
}
