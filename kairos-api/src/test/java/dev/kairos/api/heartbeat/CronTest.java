package dev.kairos.api.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 9 * * MON-FRI     | 2026-01-01T09:00 | 2026-01-02T09:00 | 2026-01-05T09:00",
                "0 9 * * FRI-SUN     | 2026-01-02T09:00 | 2026-01-03T09:00 | 2026-01-04T09:00",
                "0 9 * * 7           | 2026-01-04T09:00 | 2026-01-11T09:00 | 2026-01-18T09:00",
                "0 9 * * sun         | 2026-01-04T09:00 | 2026-01-11T09:00 | 2026-01-18T09:00",
                "5/20 8-9 * * *      | 2026-01-01T08:05 | 2026-01-01T08:25 | 2026-01-01T08:45",
                "10-30/10 8 * * *    | 2026-01-01T08:10 | 2026-01-01T08:20 | 2026-01-01T08:30",
                "0 0 1 JAN,jul *     | 2026-07-01T00:00 | 2027-01-01T00:00 | 2027-07-01T00:00",
                "0 12 L * *          | 2026-01-31T12:00 | 2026-02-28T12:00 | 2026-03-31T12:00",
                "0 12 L-2 * *        | 2026-01-29T12:00 | 2026-02-26T12:00 | 2026-03-29T12:00",
                "0 12 LW * *         | 2026-01-30T12:00 | 2026-02-27T12:00 | 2026-03-31T12:00",
                "0 12 15W * *        | 2026-01-15T12:00 | 2026-02-16T12:00 | 2026-03-16T12:00",
                "0 12 1W * ?         | 2026-01-01T12:00 | 2026-02-02T12:00 | 2026-03-02T12:00",
                "0 12 31W * *        | 2026-01-30T12:00 | 2026-03-31T12:00 | 2026-05-29T12:00",
                "0 12 * * 5L         | 2026-01-30T12:00 | 2026-02-27T12:00 | 2026-03-27T12:00",
                "0 12 * * FRIL       | 2026-01-30T12:00 | 2026-02-27T12:00 | 2026-03-27T12:00",
                "0 12 * * MON#2      | 2026-01-12T12:00 | 2026-02-09T12:00 | 2026-03-09T12:00",
                "0 12 * * 0#5        | 2026-03-29T12:00 | 2026-05-31T12:00 | 2026-08-30T12:00",
                "0 12 13 * FRI       | 2026-01-02T12:00 | 2026-01-09T12:00 | 2026-01-13T12:00",
                "0 12 */13 * FRI     | 2026-02-27T12:00 | 2026-03-27T12:00 | 2026-05-01T12:00",
                "0 0 29 2 *          | 2028-02-29T00:00 | 2032-02-29T00:00 | 2036-02-29T00:00",
                "@daily              | 2026-01-02T00:00 | 2026-01-03T00:00 | 2026-01-04T00:00",
                "@hourly             | 2026-01-01T01:00 | 2026-01-01T02:00 | 2026-01-01T03:00",
                "@weekly             | 2026-01-04T00:00 | 2026-01-11T00:00 | 2026-01-18T00:00",
                "*/20 59 23 31 12 *  | 2026-12-31T23:59 | 2026-12-31T23:59:20 | 2026-12-31T23:59:40",
                "30 0 0 * * *        | 2026-01-01T00:00:30 | 2026-01-02T00:00:30 | 2026-01-03T00:00:30",
            })
    void an_expression_names_its_times(
            String expression, LocalDateTime first, LocalDateTime second, LocalDateTime third) {
        assertThat(slots(Heartbeat.cron(expression, ZoneOffset.UTC), "2026-01-01T00:00:00Z", 3))
                .containsExactly(
                        first.toInstant(ZoneOffset.UTC),
                        second.toInstant(ZoneOffset.UTC),
                        third.toInstant(ZoneOffset.UTC));
    }

    @Test
    void a_slot_is_later_than_what_is_behind_it_by_however_little() {
        Heartbeat daily = Heartbeat.cron("0 8 * * *", ZoneOffset.UTC);

        assertThat(daily.next(Rhythm.after(Instant.parse("2026-01-01T07:59:59.999999999Z"))))
                .isEqualTo("2026-01-01T08:00:00Z");
        assertThat(daily.next(Rhythm.after(Instant.parse("2026-01-01T08:00:00Z"))))
                .isEqualTo("2026-01-02T08:00:00Z");
    }

    @Test
    void a_time_that_the_spring_leaves_out_comes_at_the_change() {
        assertThat(slots(Heartbeat.cron("30 2 * * *", BERLIN), "2026-03-28T12:00:00Z", 2))
                .containsExactly(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-30T00:30:00Z"));
    }

    @Test
    void a_time_that_the_autumn_repeats_comes_the_first_time_only() {
        assertThat(slots(Heartbeat.cron("30 2 * * *", BERLIN), "2026-10-24T12:00:00Z", 2))
                .containsExactly(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void steps_follow_elapsed_time_through_both_changes() {
        Heartbeat quarters = Heartbeat.cron("*/15 * * * *", BERLIN);

        for (String start : List.of("2026-03-29T00:00:00Z", "2026-10-25T00:00:00Z")) {
            List<Instant> slots = slots(quarters, start, 12);
            for (int i = 0; i < slots.size(); i++) {
                assertThat(slots.get(i)).isEqualTo(Instant.parse(start).plusSeconds(900L * (i + 1)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 25 * * *     | '25' as hour: use 0-23",
                "60 * * * *     | '60' as minute: use 0-59",
                "* * 0 * *      | '0' as day of month: use 1-31",
                "* * * 13 *     | '13' as month: use 1-12 or JAN-DEC",
                "* * * * 8      | '8' as day of week: use 0-7 or SUN-SAT",
                "* * * * MOO    | 'MOO' as day of week: use 0-7 or SUN-SAT",
                "* * * *        | has 4 fields: write five",
                "* * * * * * *  | has 7 fields: write five",
                "5-2 * * * *    | '5-2' as minute: a range runs upwards",
                "*/0 * * * *    | '*/0' as minute: its step must be 1-59",
                "*/x * * * *    | '*/X' as minute: its step must be 1-59",
                "1,,2 * * * *   | '' as minute: use 0-59",
                "-1 * * * *     | '-1' as minute: use 0-59",
                "1-2-3 * * * *  | '1-2-3' as minute: use 0-59",
                "* ? * * *      | '?' as hour: use 0-23",
                "* * 32W * *    | '32W' as day of month: use 1-31",
                "* * L-0 * *    | 'L-0': the number at its end must be 1-30",
                "* * * * MON#6  | 'MON#6': the number at its end must be 1-5",
                "* * * * L      | 'L' as day of week: use 0-7",
                "0 0 30 2 *     | never comes",
                "0 0 31W 2 *    | never comes",
                "@reboot        | has 1 fields: write five",
            })
    void a_malformed_expression_is_refused_with_field_value_and_remedy(String expression, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Heartbeat.cron(expression, BERLIN))
                .withMessageContaining("cron '" + expression + "'")
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "99999999999 * * * *", "*/99999999999 * * * *", "* * * * 1#", "* * * * #1", "* * W * *"
            })
    void garbage_is_refused(String expression) {
        assertThatIllegalArgumentException().isThrownBy(() -> Heartbeat.cron(expression, BERLIN));
    }

    @Test
    void an_endless_expression_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Heartbeat.cron("1,".repeat(1_000_000), BERLIN))
                .withMessageContaining("at most 200")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    private static List<Instant> slots(Heartbeat heartbeat, String after, int count) {
        List<Instant> slots = new ArrayList<>();
        Instant slot = Instant.parse(after);
        for (int i = 0; i < count; i++) {
            slot = heartbeat.next(Rhythm.after(slot));
            slots.add(slot);
        }
        return slots;
    }
}
