package dev.kairos.memory.internal.dates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.memory.internal.dates.Span.Precision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeResolverTest {
    /** A Wednesday. */
    private static final ZonedDateTime SAID = ZonedDateTime.of(2023, 5, 10, 22, 30, 0, 0, ZoneId.of("Europe/Berlin"));

    private final TimeResolver resolver = TimeResolver.english();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            I went to the group yesterday and it was powerful     | 2023-05-09 | 2023-05-10 | DAY
            yesterday evening we cooked                           | 2023-05-09 | 2023-05-10 | DAY
            last night                                            | 2023-05-09 | 2023-05-10 | DAY
            see you tomorrow                                      | 2023-05-11 | 2023-05-12 | DAY
            this morning                                          | 2023-05-10 | 2023-05-11 | DAY
            the day before yesterday                              | 2023-05-08 | 2023-05-09 | DAY
            the day after tomorrow                                | 2023-05-12 | 2023-05-13 | DAY
            three days ago                                        | 2023-05-07 | 2023-05-08 | DAY
            10 days ago                                           | 2023-04-30 | 2023-05-01 | DAY
            a few days ago                                        | 2023-05-05 | 2023-05-10 | WEEK
            two weeks ago                                         | 2023-04-23 | 2023-04-30 | WEEK
            a month ago                                           | 2023-04-01 | 2023-05-01 | MONTH
            about five years ago                                  | 2018-01-01 | 2019-01-01 | YEAR
            I am going to move in two weeks                       | 2023-05-21 | 2023-05-28 | WEEK
            10 days from now                                      | 2023-05-20 | 2023-05-21 | DAY
            last week                                             | 2023-05-01 | 2023-05-08 | WEEK
            this week                                             | 2023-05-08 | 2023-05-15 | WEEK
            next month                                            | 2023-06-01 | 2023-07-01 | MONTH
            last year                                             | 2022-01-01 | 2023-01-01 | YEAR
            the week before last                                  | 2023-04-24 | 2023-05-01 | WEEK
            the month after next                                  | 2023-07-01 | 2023-08-01 | MONTH
            last Friday                                           | 2023-05-05 | 2023-05-06 | DAY
            this past Friday                                      | 2023-05-05 | 2023-05-06 | DAY
            next Friday                                           | 2023-05-12 | 2023-05-13 | DAY
            next Wednesday                                        | 2023-05-17 | 2023-05-18 | DAY
            We met on Friday                                      | 2023-05-05 | 2023-05-06 | DAY
            I will call on Friday                                 | 2023-05-12 | 2023-05-13 | DAY
            it must be done by Friday                             | 2023-05-12 | 2023-05-13 | DAY
            last weekend                                          | 2023-05-06 | 2023-05-08 | DAY
            over the weekend                                      | 2023-05-06 | 2023-05-08 | DAY
            next weekend                                          | 2023-05-20 | 2023-05-22 | DAY
            last summer                                           | 2022-06-01 | 2022-09-01 | SEASON
            next summer                                           | 2023-06-01 | 2023-09-01 | SEASON
            last May                                              | 2022-05-01 | 2022-06-01 | MONTH
            next August                                           | 2023-08-01 | 2023-09-01 | MONTH
            the past two weeks                                    | 2023-04-26 | 2023-05-11 | WHOLE
            the last few months                                   | 2023-02-10 | 2023-05-11 | WHOLE
            the next three days                                   | 2023-05-10 | 2023-05-14 | WHOLE
            since yesterday                                       | 2023-05-09 | 2023-05-11 | WHOLE
            since last Friday                                     | 2023-05-05 | 2023-05-11 | WHOLE
            since 2019                                            | 2019-01-01 | 2023-05-11 | WHOLE
            until next Friday                                     | 2023-05-10 | 2023-05-13 | WHOLE
            end of next month                                     | 2023-06-24 | 2023-07-01 | WEEK
            the end of the month                                  | 2023-05-25 | 2023-06-01 | WEEK
            early June 2024                                       | 2024-06-01 | 2024-06-08 | WEEK
            the beginning of the year                             | 2023-01-01 | 2023-05-02 | WEEK
            8 May 2023                                            | 2023-05-08 | 2023-05-09 | DAY
            the 8th of May                                        | 2023-05-08 | 2023-05-09 | DAY
            on May 8th, 2023.                                     | 2023-05-08 | 2023-05-09 | DAY
            May 8                                                 | 2023-05-08 | 2023-05-09 | DAY
            Dec 24                                                | 2022-12-24 | 2022-12-25 | DAY
            January 2022                                          | 2022-01-01 | 2022-02-01 | MONTH
            in May                                                | 2023-05-01 | 2023-06-01 | MONTH
            October looks fine                                    | 2023-10-01 | 2023-11-01 | MONTH
            summer of 2022                                        | 2022-06-01 | 2022-09-01 | SEASON
            back in 2010                                          | 2010-01-01 | 2011-01-01 | YEAR
            Q3 2024                                               | 2024-07-01 | 2024-10-01 | SEASON
            2023-05-08                                            | 2023-05-08 | 2023-05-09 | DAY
            at 2023-05-08T13:56:00 sharp                          | 2023-05-08 | 2023-05-09 | DAY
            (2023/5/8)                                            | 2023-05-08 | 2023-05-09 | DAY
            8.5.2023                                              | 2023-05-08 | 2023-05-09 | DAY
            5/18/2023                                             | 2023-05-18 | 2023-05-19 | DAY
            18/5/2023                                             | 2023-05-18 | 2023-05-19 | DAY
            """)
    void an_expression_means_its_days(String text, LocalDate from, LocalDate to, Precision precision) {
        assertThat(resolver.resolve(text, SAID))
                .extracting(TimeMention::span)
                .containsExactly(new Span(from, to, precision));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "May be later",
                "I may go",
                "Call me at 555 1234",
                "March on, soldiers",
                "April said hello",
                "wait a second",
                "the last time I saw her",
                "next step",
                "Sat down in the sun",
                "Mon ami Jan",
                "he ran in 2000 meters",
                "version 2023.1.5",
                "192.168.1.10",
                "1.2.2023.4",
                "5/8/2023",
                "13/13/2023",
                "recently, soon, the other day",
                "I finished it in two weeks",
                "fall over, spring up",
                "August",
                "room 1984",
                "the past is the past",
                "99999999999999 days ago",
                "in 9999999 years",
                "Fridays are fine",
                ""
            })
    void what_is_no_time_is_left_alone(String text) {
        assertThat(resolver.resolve(text, SAID)).isEmpty();
    }

    @Test
    void several_expressions_are_found_with_their_places() {
        String text = "Last Friday we planned it, and next month we go; it began in 2019.";
        List<TimeMention> mentions = resolver.resolve(text, SAID);
        assertThat(mentions)
                .extracting(mention -> text.substring(mention.from(), mention.to()))
                .containsExactly("Last Friday", "next month", "2019");
        assertThat(mentions).extracting(TimeMention::relative).containsExactly(true, true, false);
    }

    @Test
    void days_are_those_of_the_speakers_zone() {
        ZonedDateTime elsewhere = SAID.withZoneSameInstant(ZoneId.of("Asia/Tokyo"));
        assertThat(resolver.resolve("today", elsewhere).get(0).span().from()).isEqualTo(LocalDate.of(2023, 5, 11));
    }

    @Test
    void the_ends_of_time_are_survived() {
        for (int year : new int[] {-999_999_999, -9_000, 9_000, 999_999_999}) {
            ZonedDateTime odd = ZonedDateTime.of(year, 1, 1, 0, 0, 0, 0, ZoneId.of("UTC"));
            assertThat(resolver.resolve("2000 years ago, in May, last winter, since 2019", odd))
                    .isNotNull();
        }
    }

    @Test
    void a_large_hostile_text_takes_little_time() {
        String text = "since the end of the beginning of the last a couple of ".repeat(100_000);
        assertThat(resolver.resolve(text, SAID)).hasSizeLessThanOrEqualTo(1_000);
    }

    @Property(tries = 500)
    void any_text_is_survived_and_mentions_stand_in_order(
            @ForAll String text, @ForAll @LongRange(min = -100_000_000_000L, max = 100_000_000_000L) long second) {
        ZonedDateTime said = Instant.ofEpochSecond(second).atZone(ZoneId.of("America/New_York"));
        int end = 0;
        for (TimeMention mention : resolver.resolve(text + " last week 3 days ago " + text, said)) {
            assertThat(mention.from()).isGreaterThanOrEqualTo(end);
            assertThat(mention.to()).isGreaterThan(mention.from());
            end = mention.to();
        }
    }
}
