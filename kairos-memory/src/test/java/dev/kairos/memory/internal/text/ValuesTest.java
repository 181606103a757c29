package dev.kairos.memory.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.memory.internal.dates.TimeResolver;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
    private static final ZonedDateTime SAID = ZonedDateTime.of(2026, 11, 20, 8, 0, 0, 0, ZoneOffset.UTC);

    @ParameterizedTest(name = "{0} / {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            The budget is $400            | It is $550 now                  | true
            The budget is $400            | Still $400                      | false
            We meet at 3 pm               | We meet at 4 pm                 | true
            We meet at 14:30              | It costs $30                    | false
            Done by 8 May 2026            | It is due on 12 May 2026        | true
            Coverage is 65%               | Coverage is 78%                 | true
            Coverage is 65%               | We have 65 tests                | false
            I like tea                    | I like 2 teas                   | false
            """)
    void values_of_one_kind_are_compared(String older, String newer, boolean differ) {
        assertThat(values(older).differ(values(newer))).isEqualTo(differ);
    }

    private static Values values(String text) {
        return Values.of(text, TimeResolver.english(), SAID);
    }
}
