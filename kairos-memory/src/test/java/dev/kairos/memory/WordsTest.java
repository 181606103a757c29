package dev.kairos.memory;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void punctuation_parts_words() {
        assertThat(Words.of(" The build, again: RED!")).containsExactly("the", "build", "again", "red");
    }

    @Property
    void no_word_is_empty(@ForAll String text) {
        assertThat(Words.of(text)).noneMatch(String::isEmpty);
    }
}
