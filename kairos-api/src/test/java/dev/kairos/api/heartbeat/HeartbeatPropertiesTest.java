package dev.kairos.api.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class HeartbeatPropertiesTest {

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/Havana"),
            ZoneId.of("Asia/Kathmandu"));

    @Property(tries = 300)
    void passed_slots_are_those_that_follow_one_by_one(
            @ForAll("heartbeats") Heartbeat heartbeat,
            @ForAll("moments") Instant from,
            @ForAll @IntRange(max = 5 * 86_400) int seconds) {
        Instant until = from.plusSeconds(seconds);
        long count = 0;
        Instant last = null;
        Instant slot = heartbeat.next(Rhythm.after(from));
        while (slot != null && !slot.isAfter(until)) {
            count++;
            last = slot;
            slot = heartbeat.next(Rhythm.after(slot));
        }

        Passed passed = heartbeat.passed(Rhythm.after(from), until);

        assertThat(passed.last()).isEqualTo(last);
        if (passed.exact()) {
            assertThat(passed.count()).isEqualTo(count);
        } else {
            assertThat(passed.count()).isLessThanOrEqualTo(count);
        }
    }

    @Property(tries = 500)
    void a_slot_of_a_random_expression_is_the_first_second_that_matches(
            @ForAll @IntRange(max = 59) int second,
            @ForAll @IntRange(max = 59) int minute,
            @ForAll @IntRange(min = 1, max = 59) int step,
            @ForAll @IntRange(max = 23) int hour,
            @ForAll("moments") Instant from) {
        String expression = second + " " + minute + "/" + step + " " + hour + "-23 * * *";
        LocalDateTime time = LocalDateTime.ofInstant(from, ZoneId.of("UTC"));
        do {
            time = time.plusSeconds(1);
        } while (time.getSecond() != second
                || time.getHour() < hour
                || time.getMinute() < minute
                || (time.getMinute() - minute) % step != 0);

        assertThat(Heartbeat.cron(expression, ZoneId.of("UTC")).next(Rhythm.after(from)))
                .isEqualTo(time.atZone(ZoneId.of("UTC")).toInstant());
    }

    @Property(tries = 300)
    void every_slot_within_a_part_of_the_day_lies_in_it(
            @ForAll("heartbeats") Heartbeat heartbeat, @ForAll("moments") Instant from, @ForAll("zones") ZoneId zone) {
        Heartbeat days = heartbeat.between("08:00", "22:00", zone);
        Instant slot = from;
        for (int i = 0; i < 50; i++) {
            Instant next = days.next(Rhythm.after(slot));
            if (next == null) {
                return;
            }
            LocalTime shown = LocalTime.ofInstant(next, zone);
            assertThat(next).isAfter(slot);
            assertThat(shown).isBetween(LocalTime.of(8, 0), LocalTime.of(21, 59, 59, 999_999_999));
            slot = next;
        }
    }

    @Property(tries = 1_000)
    void no_text_breaks_the_parser(@ForAll("expressions") String expression) {
        try {
            assertThat(Heartbeat.cron(expression, ZoneId.of("UTC")).next(Rhythm.after(START)))
                    .isAfter(START);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("cron ");
        }
    }

    @Provide
    Arbitrary<String> expressions() {
        Arbitrary<String> field = Arbitraries.strings()
                .withChars("*?/-,#LW0123456789")
                .ofMinLength(1)
                .ofMaxLength(4);
        return Arbitraries.oneOf(
                field.list().ofSize(5).map(fields -> String.join(" ", fields)),
                field.map(one -> one + " * * * *"),
                field.map(one -> "0 0 " + one + " * *"),
                field.map(one -> "0 0 * * " + one),
                Arbitraries.strings().ofMaxLength(40));
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs().between(0, 2L * 366 * 86_400).map(START::plusSeconds);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES);
    }

    @Provide
    Arbitrary<Heartbeat> heartbeats() {
        Arbitrary<Heartbeat> intervals =
                Arbitraries.integers().between(20, 90_000).map(seconds -> Heartbeat.every(Duration.ofSeconds(seconds)));
        Arbitrary<Heartbeat> crons = Combinators.combine(
                        Arbitraries.of(
                                "* * * * *",
                                "*/7 * * * *",
                                "30 2 * * *",
                                "0 */5 * * *",
                                "0 9 * * MON",
                                "*/20 * 3 * * *"),
                        zones())
                .as(Heartbeat::cron);
        Arbitrary<Heartbeat> plain = Arbitraries.oneOf(intervals, crons);
        Arbitrary<Heartbeat> within = Combinators.combine(plain, Arbitraries.of("00:30", "02:15", "23:00"), zones())
                .as((heartbeat, to, zone) -> heartbeat.between("21:00", to, zone));
        return Arbitraries.oneOf(plain, within);
    }
}
