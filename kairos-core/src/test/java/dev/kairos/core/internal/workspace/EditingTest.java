package dev.kairos.core.internal.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kairos.core.internal.workspace.Editing.Edited;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class EditingTest {

    @Test
    void an_exact_place_is_replaced_as_it_is_written() throws Exception {
        assertThat(edit("a\nb\nc\n", "b\n", "x$1\\\n")).isEqualTo(new Edited("a\nx$1\\\nc\n", Tolerance.EXACT));
        assertThat(edit("one two", "two", "")).isEqualTo(new Edited("one ", Tolerance.EXACT));
    }

    @Test
    void a_text_that_is_there_twice_is_refused_with_its_lines() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> edit("x\na\nx\n", "x", "y"))
                .withMessageContaining("lines [1, 3]");
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> edit("aaa", "aa", "b"));
    }

    @Test
    void line_ends_of_the_file_are_kept() throws Exception {
        assertThat(edit("a\r\nb\r\nc\r\n", "a\nb\n", "x\ny\n"))
                .isEqualTo(new Edited("x\r\ny\r\nc\r\n", Tolerance.LINE_ENDS));
    }

    @Test
    void space_at_line_ends_does_not_matter() throws Exception {
        assertThat(edit("a  \nb\t\nc\n", "a\nb", "x\ny")).isEqualTo(new Edited("x\ny\nc\n", Tolerance.TRAILING_SPACE));
        assertThat(edit("a\nb", "b ", "z")).isEqualTo(new Edited("a\nz", Tolerance.TRAILING_SPACE));
    }

    @Test
    void indentation_that_differs_by_the_same_on_all_lines_is_carried_over() throws Exception {
        String text = "class A {\n    void m() {\n        go();\n    }\n}\n";
        assertThat(edit(text, "void m() {\n    go();\n}\n", "void m() {\n    stop();\n\n    go();\n}\n"))
                .isEqualTo(new Edited(
                        "class A {\n    void m() {\n        stop();\n\n        go();\n    }\n}\n",
                        Tolerance.INDENTATION));
    }

    @Test
    void indentation_that_differs_unevenly_is_refused() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> edit("  a\n      b\n", "a\n  b\n", "x\n"))
                .withMessageContaining("its first line is, at line 1");
    }

    @Test
    void two_places_that_differ_by_indentation_are_refused() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> edit("  a();\n    a();\n", " a();\n", "b();\n"))
                .withMessageContaining("more than once");
    }

    @Test
    void lines_can_be_deleted() throws Exception {
        assertThat(edit("a\n  b \nc\n", "b\n", "").text()).isEqualTo("a\nc\n");
    }

    @Test
    void blank_searches_and_edits_of_nothing_are_refused() {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> edit("a\n\n", "\n", "x"));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> edit("a", "a", "a"));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> edit("a", "b", "c"));
    }

    @Property(tries = 500)
    void what_is_around_the_place_stays(
            @ForAll @AlphaChars @StringLength(max = 20) String before,
            @ForAll @AlphaChars @StringLength(max = 20) String after,
            @ForAll String replace)
            throws Exception {
        String text = before + "\n<<here>>\n" + after;
        assertThat(edit(text, "<<here>>", replace).text()).isEqualTo(before + "\n" + replace + "\n" + after);
    }

    private static Edited edit(String text, String search, String replace) throws RefusedException {
        return Editing.apply(text, new Edit(search, replace));
    }
}
