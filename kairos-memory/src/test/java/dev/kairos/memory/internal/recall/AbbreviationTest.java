package dev.kairos.memory.internal.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.memory.internal.index.Body;
import dev.kairos.memory.internal.text.Analysis;
import dev.kairos.memory.internal.text.Clauses;
import dev.kairos.memory.recall.Language;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AbbreviationTest {
    private static final String TEXT = "We met at the lake and talked for a while. The boat costs 400 euros. "
            + "Then everybody went home because it was late.";

    private final Analysis analysis = Analysis.of(Language.ENGLISH);

    @AfterEach
    void close() {
        analysis.close();
    }

    @Test
    void the_clause_that_bears_on_the_question_stays() {
        assertThat(about("boat", "cost").share(body(), 0.3)).contains("The boat costs 400 euros.");
    }

    @Test
    void what_is_left_out_between_is_marked() {
        assertThat(about("lake", "home").share(body(), 0.6)).contains(Abbreviation.GAP);
    }

    @Test
    void all_of_it_is_all_of_it() {
        assertThat(about("boat").share(body(), 1)).isEqualTo(TEXT);
    }

    @Test
    void an_excerpt_needs_so_many_words_of_the_question() {
        assertThat(about("boat", "lake").best(body(), 300, 2)).isEmpty();
        assertThat(about("boat", "cost").best(body(), 300, 2)).isEqualTo("The boat costs 400 euros.");
        assertThat(about("boat", "lake").best(body(), 40, 1)).isEqualTo("The boat costs 400 euros.");
    }

    @Test
    void white_space_becomes_single_spaces() {
        assertThat(Abbreviation.folded("  a\n\n b\t c  d ")).isEqualTo("a b c d");
        assertThat(Abbreviation.folded("a b c")).isEqualTo("a b c");
    }

    @Test
    void an_opening_ends_with_a_word_and_never_within_a_character() {
        assertThat(Abbreviation.opening("word ".repeat(100), 52)).hasSize(54).endsWith("word");
        String opening = Abbreviation.opening("x" + "😀".repeat(200), 100);
        assertThat(Character.isHighSurrogate(opening.charAt(opening.length() - 1)))
                .isFalse();
    }

    private Abbreviation about(String... terms) {
        return new Abbreviation(List.of(terms));
    }

    private Body body() {
        return new Body("e1", "Ann", TEXT, Clauses.of(TEXT, analysis, stem -> {}));
    }
}
