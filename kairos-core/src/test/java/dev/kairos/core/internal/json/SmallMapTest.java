package dev.kairos.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmallMapTest {

    private final SmallMap.Builder<Integer> builder = new SmallMap.Builder<>();

    @Test
    void a_map_is_like_any_other_with_its_fields_in_order() {
        Map<String, Integer> like = new LinkedHashMap<>();
        IntStream.range(0, 20).forEach(i -> {
            builder.put("f" + i, i);
            like.put("f" + i, i);
        });
        Map<String, Integer> map = builder.build();
        assertThat(map).isEqualTo(like).hasSameHashCodeAs(like).hasToString(like.toString());
        assertThat(map.keySet()).containsExactlyElementsOf(like.keySet());
        assertThat(map.get("f19")).isEqualTo(19);
        assertThat(map).doesNotContainKey("f20");
    }

    @Test
    void a_name_is_put_once() {
        builder.put("cause", 1);
        builder.put("beat", 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.put("cause", 3))
                .withMessageContaining("'cause'");
        assertThat(builder.build()).isEqualTo(Map.of("cause", 1, "beat", 2));
    }
}
