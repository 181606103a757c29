package dev.kairos.api.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final ZoneId UTC = ZoneOffset.UTC;

    @Test
    void an_interval_is_counted_from_the_last_slot() {
        assertThat(Heartbeat.every(Duration.ofMinutes(30)).next(Rhythm.after(TEN)))
                .isEqualTo("2026-03-02T10:30:00Z");
    }

    @Test
    void an_adaptive_interval_doubles_while_quiet_and_is_back_after_work() {
        Heartbeat adaptive = Heartbeat.adaptive(Duration.ofMinutes(5), Duration.ofMinutes(30));

        assertThat(adaptive.next(quiet(0))).isEqualTo(TEN.plusSeconds(5 * 60));
        assertThat(adaptive.next(quiet(1))).isEqualTo(TEN.plusSeconds(10 * 60));
        assertThat(adaptive.next(quiet(2))).isEqualTo(TEN.plusSeconds(20 * 60));
        assertThat(adaptive.next(quiet(3))).isEqualTo(TEN.plusSeconds(30 * 60));
        assertThat(adaptive.next(quiet(Integer.MAX_VALUE))).isEqualTo(TEN.plusSeconds(30 * 60));
    }

    @Test
    void never_names_no_slot() {
        assertThat(Heartbeat.never().next(Rhythm.after(TEN))).isNull();
        assertThat(Heartbeat.never().passed(Rhythm.after(TEN), Instant.MAX)).isEqualTo(Passed.NONE);
        assertThat(Heartbeat.never().between("08:00", "22:00", UTC).next(Rhythm.after(TEN)))
                .isNull();
    }

    @Test
    void an_interval_that_ends_at_night_ends_in_the_morning() {
        Heartbeat days = Heartbeat.every(Duration.ofMinutes(50)).between("08:00", "22:00", UTC);

        assertThat(days.next(after("2026-03-02T21:09:00Z"))).isEqualTo("2026-03-02T21:59:00Z");
        assertThat(days.next(after("2026-03-02T21:10:00Z"))).isEqualTo("2026-03-03T08:00:00Z");
        assertThat(days.next(after("2026-03-03T08:00:00Z"))).isEqualTo("2026-03-03T08:50:00Z");
    }

    @Test
    void a_cron_slot_outside_of_the_part_of_the_day_is_dropped() {
        Heartbeat days = Heartbeat.cron("30 * * * *", UTC).between("08:00", "22:00", UTC);

        assertThat(days.next(after("2026-03-02T21:00:00Z"))).isEqualTo("2026-03-02T21:30:00Z");
        assertThat(days.next(after("2026-03-02T21:30:00Z"))).isEqualTo("2026-03-03T08:30:00Z");
    }

    @Test
    void a_part_of_the_day_may_reach_over_midnight() {
        Heartbeat nights = Heartbeat.every(Duration.ofHours(1)).between("22:00", "06:00", UTC);

        assertThat(nights.next(after("2026-03-02T10:00:00Z"))).isEqualTo("2026-03-02T22:00:00Z");
        assertThat(nights.next(after("2026-03-02T23:30:00Z"))).isEqualTo("2026-03-03T00:30:00Z");
        assertThat(nights.next(after("2026-03-03T05:30:00Z"))).isEqualTo("2026-03-03T22:00:00Z");
        Heartbeat evenings = Heartbeat.every(Duration.ofHours(1)).between("18:00", "24:00", UTC);
        assertThat(evenings.next(after("2026-03-02T22:59:00Z"))).isEqualTo("2026-03-02T23:59:00Z");
        assertThat(evenings.next(after("2026-03-02T23:59:00Z"))).isEqualTo("2026-03-03T18:00:00Z");
    }

    @Test
    void slots_that_are_all_outside_end() {
        Heartbeat none = Heartbeat.cron("0 3 * * *", UTC).between("08:00", "22:00", UTC);

        assertThat(none.next(Rhythm.after(TEN))).isNull();
    }

    @Test
    void a_host_s_own_slots_are_kept_within_the_part_of_the_day_as_they_are() {
        Heartbeat own = rhythm -> rhythm.after().plus(Duration.ofMinutes(45));

        assertThat(own.between("08:00", "22:00", UTC).next(after("2026-03-02T21:30:00Z")))
                .isEqualTo("2026-03-03T08:00:00Z");
        assertThat(own.between("08:10", "22:00", UTC).next(after("2026-03-02T21:30:00Z")))
                .isEqualTo("2026-03-03T08:45:00Z");
    }

    @Test
    void jitter_is_the_same_for_the_same_agent_and_slot_and_stays_below_its_bound() {
        Heartbeat spread = Heartbeat.every(Duration.ofMinutes(30)).jitter(Duration.ofMinutes(2));
        Set<Duration> delays = new HashSet<>();
        long sum = 0;

        for (int seed = 0; seed < 1_000; seed++) {
            Duration delay = spread.delay(TEN, seed);
            assertThat(delay).isEqualTo(spread.delay(TEN, seed)).isBetween(Duration.ZERO, Duration.ofMinutes(2));
            delays.add(delay);
            sum += delay.toMillis();
        }

        assertThat(delays).hasSizeGreaterThan(950);
        assertThat(sum / 1_000).isBetween(55_000L, 65_000L);
        assertThat(spread.delay(TEN, 1)).isNotEqualTo(spread.delay(TEN.plusSeconds(1), 1));
        assertThat(spread.next(Rhythm.after(TEN))).isEqualTo("2026-03-02T10:30:00Z");
        assertThat(Heartbeat.never().delay(TEN, 7)).isZero();
    }

    @Test
    void a_delay_does_not_lead_into_the_night() {
        Heartbeat days = Heartbeat.every(Duration.ofMinutes(30))
                .between("08:00", "22:00", UTC)
                .jitter(Duration.ofMinutes(10));
        Instant late = Instant.parse("2026-03-02T21:59:00Z");

        for (int seed = 0; seed < 100; seed++) {
            assertThat(late.plus(days.delay(late, seed))).isBefore("2026-03-02T22:00:00Z");
        }
    }

    @Test
    void a_wish_is_heard_only_when_self_paced() {
        Heartbeat every = Heartbeat.every(Duration.ofMinutes(30));
        Heartbeat paced = every.selfPaced(Duration.ofMinutes(5), Duration.ofHours(4));

        assertThat(every.next(asked("2026-03-02T12:00:00Z"))).isEqualTo("2026-03-02T10:30:00Z");
        assertThat(paced.next(asked("2026-03-02T12:00:00Z"))).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(paced.next(Rhythm.after(TEN))).isEqualTo("2026-03-02T10:30:00Z");
    }

    @Test
    void a_wish_is_held_to_its_bounds() {
        Heartbeat paced = Heartbeat.never().selfPaced(Duration.ofMinutes(5), Duration.ofHours(4));

        assertThat(paced.next(asked("2026-03-02T10:00:01Z"))).isEqualTo("2026-03-02T10:05:00Z");
        assertThat(paced.next(asked("2027-03-02T10:00:00Z"))).isEqualTo("2026-03-02T14:00:00Z");
    }

    @Test
    void a_wish_whose_time_has_come_is_spent() {
        Heartbeat paced = Heartbeat.every(Duration.ofMinutes(30)).selfPaced(Duration.ofMinutes(5), Duration.ofHours(4));

        assertThat(paced.next(asked("2026-03-02T10:00:00Z"))).isEqualTo("2026-03-02T10:30:00Z");
        assertThat(paced.next(asked("2020-01-01T00:00:00Z"))).isEqualTo("2026-03-02T10:30:00Z");
    }

    @Test
    void a_wish_far_away_with_a_near_bound_costs_no_more_than_any_other() {
        Heartbeat paced = Heartbeat.never().selfPaced(Duration.ZERO, Duration.ofMillis(1));

        Passed passed = paced.passed(asked("2036-03-02T10:00:00Z"), Instant.parse("2026-04-01T10:00:00Z"));

        assertThat(passed).isEqualTo(new Passed(30L * 86_400_000, true, Instant.parse("2026-04-01T10:00:00Z")));
    }

    @Test
    void a_wish_is_heard_only_by_a_self_paced_heartbeat() {
        Heartbeat every = Heartbeat.every(Duration.ofMinutes(30));

        assertThat(every.wished(asked("2026-03-02T12:00:00Z"))).isNull();
        assertThat(every.jitter(Duration.ofMinutes(1)).wished(asked("2026-03-02T12:00:00Z")))
                .isNull();
        assertThat(every.selfPaced(Duration.ZERO, Duration.ofHours(1)).wished(asked("2026-03-02T12:00:00Z")))
                .isEqualTo("2026-03-02T11:00:00Z");
    }

    @Test
    void a_wish_for_the_night_waits_for_the_morning_in_whichever_order_it_was_allowed() {
        Heartbeat every = Heartbeat.every(Duration.ofMinutes(30));
        Heartbeat one = every.between("08:00", "22:00", UTC).selfPaced(Duration.ZERO, Duration.ofDays(2));
        Heartbeat other = every.selfPaced(Duration.ZERO, Duration.ofDays(2)).between("08:00", "22:00", UTC);

        assertThat(one.next(asked("2026-03-03T03:00:00Z"))).isEqualTo("2026-03-03T08:00:00Z");
        assertThat(other).isEqualTo(one);
    }

    @Test
    void additions_keep_each_other_and_the_last_of_a_kind_counts() {
        Heartbeat heartbeat = Heartbeat.every(Duration.ofMinutes(30))
                .misfire(Misfire.skip())
                .atLeastEvery(Duration.ofDays(1))
                .between("01:00", "02:00", UTC)
                .misfire(Misfire.all(3))
                .between("08:00", "22:00", UTC)
                .jitter(Duration.ofMinutes(1));

        assertThat(heartbeat.misfire()).isEqualTo(Misfire.all(3));
        assertThat(heartbeat.thinkAtLeastEvery()).isEqualTo(Duration.ofDays(1));
        assertThat(heartbeat.next(Rhythm.after(TEN))).isEqualTo("2026-03-02T10:30:00Z");
    }

    @Test
    void by_default_one_wake_makes_up_and_nobody_thinks_without_cause() {
        assertThat(Heartbeat.every(Duration.ofMinutes(30)).misfire()).isEqualTo(Misfire.once());
        assertThat(Heartbeat.every(Duration.ofMinutes(30)).thinkAtLeastEvery()).isNull();
    }

    @Test
    void years_of_slots_are_summed_up_in_bounded_work() {
        AtomicInteger asked = new AtomicInteger();
        Heartbeat minutes = Heartbeat.cron("* * * * *", ZoneId.of("Europe/Berlin"));
        Heartbeat counting = rhythm -> {
            asked.incrementAndGet();
            return minutes.next(rhythm);
        };

        Passed passed = counting.passed(Rhythm.after(TEN), Instant.parse("2036-03-02T10:00:30Z"));

        assertThat(passed).isEqualTo(new Passed(1_000, false, Instant.parse("2036-03-02T10:00:00Z")));
        assertThat(asked).hasValueLessThan(1_100);
    }

    @Test
    void years_of_an_interval_are_counted_exactly() {
        Passed passed = Heartbeat.every(Duration.ofMinutes(1))
                .misfire(Misfire.skip())
                .passed(Rhythm.after(TEN), TEN.plus(Duration.ofDays(3_650)).plusSeconds(59));

        assertThat(passed).isEqualTo(new Passed(3_650L * 1_440, true, TEN.plus(Duration.ofDays(3_650))));
    }

    @Test
    void after_years_an_interval_goes_on_from_where_its_part_of_the_day_began() {
        Heartbeat days = Heartbeat.every(Duration.ofMinutes(7)).between("08:00", "22:00", UTC);

        assertThat(days.passed(Rhythm.after(TEN), Instant.parse("2029-05-05T08:15:00Z")))
                .isEqualTo(new Passed(1_000, false, Instant.parse("2029-05-05T08:14:00Z")));
        assertThat(days.passed(Rhythm.after(TEN), Instant.parse("2029-05-05T04:00:00Z")))
                .isEqualTo(new Passed(1_000, false, Instant.parse("2029-05-04T21:53:00Z")));
        Heartbeat seconds = Heartbeat.every(Duration.ofMillis(700)).between("08:00", "22:00", UTC);
        assertThat(seconds.passed(Rhythm.after(TEN), TEN.plusSeconds(1_000)))
                .isEqualTo(new Passed(1_000, false, TEN.plusMillis(1_428 * 700)));
    }

    @Test
    void a_heartbeat_that_stands_still_is_named() {
        Heartbeat stuck = Rhythm::after;

        assertThatIllegalStateException()
                .isThrownBy(() -> stuck.passed(Rhythm.after(TEN), TEN.plusSeconds(60)))
                .withMessageContaining("must name a later one");
    }

    @Test
    void values_out_of_range_are_refused() {
        refused(() -> Heartbeat.every(Duration.ZERO), "PT0S");
        refused(() -> Heartbeat.every(Duration.ofDays(40_000)), "out of range");
        refused(() -> Heartbeat.adaptive(Duration.ofHours(2), Duration.ofHours(1)), "longer than the longest");
        refused(() -> Heartbeat.never().jitter(Duration.ofSeconds(-1)), "jitter PT-1S");
        refused(() -> Heartbeat.never().selfPaced(Duration.ofHours(2), Duration.ofHours(1)), "least PT2H");
        refused(() -> Heartbeat.never().atLeastEvery(Duration.ZERO), "must be positive");
        refused(() -> Heartbeat.never().between("8", "22:00", UTC), "'8' is no time of day");
        refused(() -> Heartbeat.never().between("08:00", "25:00", UTC), "'25:00' is no time of day");
        refused(() -> Heartbeat.never().between("08:00", "08:00", UTC), "is empty");
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
    }

    private static Rhythm after(String instant) {
        return Rhythm.after(Instant.parse(instant));
    }

    private static Rhythm quiet(int wakes) {
        return new Rhythm(TEN, wakes, null, 0);
    }

    private static Rhythm asked(String instant) {
        return new Rhythm(TEN, 0, Instant.parse(instant), 0);
    }
}
