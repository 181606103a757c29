package dev.kairos.core.internal.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "..",
                "a/../b",
                "a//b",
                "a\\b",
                "C:/x",
                "a:b",
                "a/..",
                "．．/x",
                "‥/x",
                "a／b",
                "a∕b",
                "a⁄b",
                "a\u200Bb",
                "\u202Eb",
                "a\u0000b",
                "a\nb",
                "con",
                "NUL.txt",
                "com1",
                "COM¹",
                "lpt9.log",
                "git~1",
                "PROGRA~1",
                "a.",
                "a ",
                " a",
                "...",
                "a*",
                "a?",
                "a|b",
                "\uD800",
                "\u3164",
                "a\uFE0F",
                "conin$",
                "aux .txt",
                "\u2215"
            })
    void names_that_lead_elsewhere_on_some_system_are_refused(String path) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> WorkPath.parse(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a/b.txt",
                ".gitignore",
                "src/Main.java",
                "[id].tsx",
                "(group)/$x",
                "a b",
                "a..b",
                "..a",
                "file~",
                "üé.txt",
                "日本.md",
                "a-b_c",
                "console",
                "common",
                "com10.txt",
                "a~b"
            })
    void ordinary_names_are_taken(String path) throws Exception {
        assertThat(WorkPath.parse(path).toString()).isEqualTo(path);
    }

    @Test
    void a_dot_and_a_last_slash_change_nothing() throws Exception {
        assertThat(WorkPath.parse("./a/./b/").toString()).isEqualTo("a/b");
        assertThat(WorkPath.parse("").isRoot()).isTrue();
        assertThat(WorkPath.parse(".").isRoot()).isTrue();
    }

    @Test
    void long_and_deep_paths_are_refused() {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> WorkPath.parse("a/".repeat(65)));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> WorkPath.parse("ü".repeat(200)));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> WorkPath.parse("a".repeat(1_001)));
    }
}
