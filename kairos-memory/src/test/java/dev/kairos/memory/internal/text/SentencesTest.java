package dev.kairos.memory.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.memory.internal.text.Passages.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final String LONG =
            "I tagged the first release of the budget tracker on Saturday, which holds 150 commits"
                    + " and twelve branches, and now I want to review how we work.";

    @Test
    void short_sentences_stay_whole() {
        String text = "It rained, and I stayed. Then Lena came.";
        assertThat(parts(text, Sentences.phrases(text))).containsExactly("It rained, and I stayed.", "Then Lena came.");
    }

    @Test
    void clauses_end_at_commas() {
        assertThat(parts(LONG, Sentences.clauses(LONG)))
                .containsExactly(
                        "I tagged the first release of the budget tracker on Saturday,",
                        "which holds 150 commits and twelve branches, and now I want to review how we work.");
    }

    @Test
    void a_statement_keeps_what_leans_on_it() {
        assertThat(parts(LONG, Sentences.statements(LONG)))
                .containsExactly(
                        "I tagged the first release of the budget tracker on Saturday, which holds 150 commits and twelve branches,",
                        "and now I want to review how we work.");
    }

    @Test
    void phrases_begin_with_joining_words_too() {
        assertThat(parts(LONG, Sentences.phrases(LONG)))
                .containsExactly(
                        "I tagged the first release of the budget tracker on Saturday, which holds 150 commits",
                        "and twelve branches,",
                        "and now I want to review how we work.");
    }

    private static List<String> parts(String text, List<Range> ranges) {
        return ranges.stream()
                .map(range -> text.substring(range.from(), range.to()))
                .toList();
    }
}
