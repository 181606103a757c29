package dev.kairos.embeddings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WordPiecesTest {
    private static final int CLS = 101;
    private static final int SEP = 102;
    private static final int UNKNOWN = 100;

    private final WordPieces pieces = new WordPieces(Weights.BGE_SMALL.vocabulary());

    @Test
    void words_are_taken_apart_greedily() {
        WordPieces few = new WordPieces(
                Map.of("[CLS]", 1, "[SEP]", 2, "[UNK]", 3, "un", 4, "##aff", 5, "##able", 6, "##a", 7, "unaf", 8));
        assertThat(few.encode("unaffable", 10)).containsExactly(1, 3, 2);
        assertThat(few.encode("unaffa unaff", 10)).containsExactly(1, 3, 3, 2);
        assertThat(new WordPieces(Map.of("[CLS]", 1, "[SEP]", 2, "[UNK]", 3, "un", 4, "##aff", 5, "##able", 6))
                        .encode("unaffable", 10))
                .containsExactly(1, 4, 5, 6, 2);
    }

    /** The numbers are those of the model's own tokenizer. */
    @Test
    void real_text_gets_the_numbers_of_the_vocabulary() {
        assertThat(pieces.encode("Hello, World!", 512)).containsExactly(CLS, 7592, 1010, 2088, 999, SEP);
        assertThat(pieces.encode("embeddings", 512)).containsExactly(CLS, 7861, 8270, 4667, 2015, SEP);
        assertThat(pieces.encode("Müller's CAFÉ", 512)).containsExactly(CLS, 12304, 1005, 1055, 7668, SEP);
        assertThat(pieces.encode("日本 a\u0000b\u200bc", 512)).containsExactly(CLS, 1864, 1876, 5925, SEP);
    }

    @Test
    void what_the_vocabulary_does_not_know_is_one_unknown_piece() {
        assertThat(pieces.encode("\uD83E\uDEE0", 512)).containsExactly(CLS, UNKNOWN, SEP);
        assertThat(pieces.encode("x".repeat(101), 512)).containsExactly(CLS, UNKNOWN, SEP);
    }

    @Test
    void nothing_is_a_frame_without_content() {
        assertThat(pieces.encode("", 512)).containsExactly(CLS, SEP);
        assertThat(pieces.encode(" \t\n", 512)).containsExactly(CLS, SEP);
    }

    @Property(tries = 300)
    void any_text_fits_the_window(@ForAll String text) {
        long[] ids = pieces.encode(text, 8);
        assertThat(ids).hasSizeBetween(2, 8);
        assertThat(ids[0]).isEqualTo(CLS);
        assertThat(ids[ids.length - 1]).isEqualTo(SEP);
    }
}
