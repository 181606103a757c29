package dev.kairos.memory.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.memory.internal.text.Passages.Range;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PassagesTest {
    @Property(tries = 200)
    void passages_are_all_of_a_text_in_order(@ForAll @StringLength(max = 3_000) String text) {
        int end = 0;
        for (Range range : Passages.of(text)) {
            assertThat(range.from()).isEqualTo(end);
            assertThat(range.to() - range.from()).isLessThanOrEqualTo(721);
            end = range.to();
        }
        assertThat(end).isEqualTo(text.length());
    }

    @Property(tries = 200)
    void clauses_are_in_order_and_leave_out_only_white_space(@ForAll @StringLength(max = 800) String text) {
        int end = 0;
        for (Range range : Sentences.clauses(text)) {
            assertThat(range.from()).isGreaterThanOrEqualTo(end).isLessThan(range.to());
            assertThat(text.substring(end, range.from())).isBlank();
            end = range.to();
        }
        assertThat(text.substring(end)).isBlank();
    }

    @Test
    void a_paragraph_is_preferred_to_a_sentence() {
        String text = "One sentence. ".repeat(20) + "\n\n" + "Another sentence. ".repeat(40);

        assertThat(Passages.of(text).get(0)).isEqualTo(new Range(0, 282));
    }

    @Test
    void a_sentence_is_preferred_to_a_word() {
        List<Range> passages = Passages.of("Here is a sentence of some length, and it ends. ".repeat(30));

        assertThat(passages).hasSizeGreaterThan(2).allMatch(range -> (range.to() % 48) == 0);
    }

    @Test
    void no_character_is_cut_in_half() {
        String text = "😀".repeat(800);

        assertThat(Passages.of(text)).allMatch(range -> range.to() % 2 == 0);
    }
}
