package dev.kairos.memory.internal.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.model.EmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorsTest {
    private static final long[] HASHES = {11, 22, 33, 22};

    @TempDir
    private Path folder;

    private final List<String> embedded = new ArrayList<>();

    @Test
    void cosines_are_those_of_the_model_within_a_hundredth() {
        Vectors vectors = Vectors.open(new Model("m", 96), null);
        assertThat(vectors.fill(HASHES, unit -> "text " + HASHES[unit], 10)).isZero();

        Comparison comparison = vectors.compare(vector("text 33", 96), HASHES);

        for (int unit = 0; unit < HASHES.length; unit++) {
            double exact = cosine(vector("text 33", 96), vector("text " + HASHES[unit], 96));
            assertThat((double) comparison.cosine(unit)).isCloseTo(exact, Offset.offset(0.01));
        }
        assertThat(comparison.distance(2)).isZero();
        assertThat(comparison.distance(0)).isPositive();
    }

    @Test
    void a_text_is_embedded_once_and_only_as_many_as_asked_for() {
        Vectors vectors = Vectors.open(new Model("m", 8), null);

        assertThat(vectors.fill(HASHES, unit -> "text " + HASHES[unit], 2)).isEqualTo(1);
        assertThat(vectors.compare(vector("q", 8), HASHES).cosine(2)).isNaN();
        assertThat(vectors.fill(HASHES, unit -> "text " + HASHES[unit], 2)).isZero();
        assertThat(embedded).containsExactly("text 11", "text 22", "text 33");
    }

    @Test
    void vectors_survive_in_their_file() {
        filled("m");

        Vectors again = Vectors.open(new Model("m", 8), folder.resolve("v"));

        assertThat(again.fill(HASHES, unit -> "text " + HASHES[unit], 10)).isZero();
        assertThat(embedded).hasSize(3);
        assertThat(again.compare(vector("text 11", 8), HASHES).cosine(0)).isCloseTo(1, Offset.offset(0.01f));
    }

    @Test
    void an_unfinished_record_is_cut_off_and_embedded_again() throws IOException {
        filled("m");
        Path file = folder.resolve("v");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 5));

        Vectors again = Vectors.open(new Model("m", 8), file);

        assertThat(again.fill(HASHES, unit -> "text " + HASHES[unit], 10)).isZero();
        assertThat(embedded).hasSize(4);
    }

    @Test
    void vectors_of_another_model_are_dropped() {
        filled("m");

        Vectors other = Vectors.open(new Model("other", 8), folder.resolve("v"));

        assertThat(other.compare(vector("q", 8), HASHES).cosine(0)).isNaN();
    }

    @Test
    void erased_texts_leave_memory_and_file() throws IOException {
        Vectors vectors = filled("m");
        long before = Files.size(folder.resolve("v"));

        vectors.retain(new long[] {11, 33});

        assertThat(vectors.compare(vector("q", 8), HASHES).cosine(1)).isNaN();
        assertThat(vectors.compare(vector("q", 8), HASHES).cosine(0)).isNotNaN();
        assertThat(Files.size(folder.resolve("v"))).isLessThan(before);
    }

    private Vectors filled(String model) {
        Vectors vectors = Vectors.open(new Model(model, 8), folder.resolve("v"));
        vectors.fill(HASHES, unit -> "text " + HASHES[unit], 10);
        return vectors;
    }

    private static float[] vector(String text, int dimensions) {
        Random random = new Random(text.hashCode());
        float[] vector = new float[dimensions];
        double squares = 0;
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) random.nextGaussian();
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < dimensions; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    private static double cosine(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    /** Gives each text a vector of its own. */
    private final class Model implements EmbeddingModel {
        private final String name;
        private final int dimensions;

        Model(String name, int dimensions) {
            this.name = name;
            this.dimensions = dimensions;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int dimensions() {
            return dimensions;
        }

        @Override
        public List<float[]> embed(List<String> texts) {
            embedded.addAll(texts);
            return texts.stream().map(text -> vector(text, dimensions)).toList();
        }
    }
}
