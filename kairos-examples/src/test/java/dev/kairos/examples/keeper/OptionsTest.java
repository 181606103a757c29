package dev.kairos.examples.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void repository_and_test_are_enough() {
        Options options = Options.of(List.of("--repo", "/r", "--test", "make test"));
        assertThat(options.repository()).isEqualTo(Path.of("/r").toAbsolutePath());
        assertThat(options.test().words()).containsExactly("make", "test");
        assertThat(options.times().every()).isEqualTo(Duration.ofMinutes(30));
        assertThat(options.times().stopAfter()).isNull();
        assertThat(options.home()).isNull();
    }

    @Test
    void values_may_follow_an_equals_sign() {
        Options options =
                Options.of(List.of("--repo=/r", "--test=a=b", "--every=45s", "--for=2h", "--timeout=1d", "--home=/h"));
        assertThat(options.times())
                .isEqualTo(new Options.Times(Duration.ofSeconds(45), Duration.ofDays(1), Duration.ofHours(2)));
        assertThat(options.home()).isEqualTo(Path.of("/h").toAbsolutePath());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --repo /r                          | --test is missing
            --test t                           | --repo is missing
            --repo /r --test                   | --test needs a value
            --repo /r --test t --wat 1         | unknown option '--wat'
            --repo /r --test t --repo /r       | --repo was given twice
            --repo /r --test t --every soon    | --every 'soon' is no duration
            --repo /r --test t --every 0m      | --every '0m' is no duration
            --repo /r --test t --for 999999d   | --for '999999d' is no duration
            here                               | unknown option 'here'
            """)
    void mistakes_are_named(String typed, String message) {
        assertThatThrownBy(() -> Options.of(List.of(typed.split(" "))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"PT5S,5 s", "PT59M,59 min", "PT2H,2 h", "PT26H5M,26 h 5 min", "PT50H,2 days"})
    void durations_are_put_into_words(Duration duration, String words) {
        assertThat(Durations.words(duration)).isEqualTo(words);
    }
}
