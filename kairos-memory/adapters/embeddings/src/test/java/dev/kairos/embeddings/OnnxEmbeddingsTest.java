package dev.kairos.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class OnnxEmbeddingsTest {

    @Test
    void mini_lm_puts_what_means_the_same_close_together() {
        try (OnnxEmbeddings model = OnnxEmbeddings.miniLm()) {
            putsTheNearNear(model);
        }
    }

    @Test
    void bge_puts_what_means_the_same_close_together() {
        try (OnnxEmbeddings model = OnnxEmbeddings.bgeSmall()) {
            putsTheNearNear(model);
        }
    }

    @Test
    void a_vector_does_not_depend_on_its_company() {
        try (OnnxEmbeddings model = OnnxEmbeddings.miniLm()) {
            List<float[]> together = model.embed(List.of("short", "a much longer text about something else entirely"));
            assertThat(model.embed(List.of("short")).get(0)).isEqualTo(together.get(0));
        }
    }

    @Test
    void hostile_texts_have_vectors_too() {
        try (OnnxEmbeddings model = OnnxEmbeddings.miniLm()) {
            List<float[]> vectors = model.embed(List.of("", "\uD83D \u0000", "word ".repeat(2_000_000)));
            assertThat(vectors)
                    .hasSize(3)
                    .allSatisfy(vector -> assertThat(dot(vector, vector)).isEqualTo(1, within(1e-3)));
        }
    }

    @Test
    void nothing_is_embedded_after_closing() {
        OnnxEmbeddings model = OnnxEmbeddings.miniLm();
        model.close();
        model.close();
        List<String> texts = List.of("late");
        assertThatThrownBy(() -> model.embed(texts)).hasMessageContaining("closed");
    }

    private static void putsTheNearNear(OnnxEmbeddings model) {
        List<float[]> vectors = model.embed(
                List.of("Where does she live?", "Her home is in Lisbon.", "The build fails with a null pointer."));
        assertThat(vectors).allSatisfy(vector -> {
            assertThat(vector).hasSize(model.dimensions());
            assertThat(dot(vector, vector)).isEqualTo(1, within(1e-3));
        });
        assertThat(dot(vectors.get(0), vectors.get(1))).isGreaterThan(dot(vectors.get(0), vectors.get(2)) + 0.05);
    }

    private static double dot(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
