package dev.kairos.examples.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @Test
    void white_space_separates_words() {
        assertThat(CommandLine.of("  mvn  -q\ttest ").words()).containsExactly("mvn", "-q", "test");
    }

    @Test
    void quotes_and_backslashes_keep_words_together() {
        assertThat(CommandLine.of("a 'b c' \"d \\\"e\" f\\ g h'i'j ''").words())
                .containsExactly("a", "b c", "d \"e", "f g", "hij", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a | b", "a && b", "a > f", "echo $HOME", "echo \"$HOME\"", "ls *.java", "CI=1 make test", "~/t"
            })
    void what_needs_a_shell_gets_one(String command) {
        assertThat(CommandLine.of(command).words()).containsExactly("sh", "-c", command);
    }

    @Property(tries = 300)
    void quoted_words_come_back(@ForAll @Size(min = 1, max = 5) List<@NotEmpty String> words) {
        String typed = words.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        assertThat(CommandLine.of(typed).words())
                .isEqualTo(words.get(0).matches("[A-Za-z_][A-Za-z0-9_]*=.*") ? List.of("sh", "-c", typed) : words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "'a", "a \"b"})
    void what_is_no_command_is_refused(String command) {
        assertThatThrownBy(() -> CommandLine.of(command))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--test");
    }
}
