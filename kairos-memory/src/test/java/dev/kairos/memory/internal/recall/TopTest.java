package dev.kairos.memory.internal.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TopTest {
    @Property(tries = 300)
    void the_largest_above_zero_in_order_the_earlier_first_of_equals(
            @ForAll @Size(max = 700) List<@IntRange(min = -3, max = 60) Integer> values,
            @ForAll @IntRange(min = 1, max = 600) int most) {
        float[] scores = new float[values.size()];
        IntStream.range(0, scores.length).forEach(i -> scores[i] = values.get(i));

        List<Integer> expected = IntStream.range(0, scores.length)
                .boxed()
                .filter(i -> scores[i] > 0)
                .sorted(Comparator.comparing((Integer i) -> -scores[i]))
                .limit(most)
                .toList();

        assertThat(Top.of(scores, most)).containsExactly(expected.toArray(Integer[]::new));
    }
}
