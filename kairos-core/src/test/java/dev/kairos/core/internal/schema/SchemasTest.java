package dev.kairos.core.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.api.skill.Describe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemasTest {

    record Nothing() {}

    record Line(@Describe("What is bought") String article, int count, BigDecimal price) {}

    enum Speed {
        SLOW,
        FAST
    }

    record Order(
            String id,
            List<Line> lines,
            Optional<Instant> due,
            @Nullable Duration pause,
            Set<Speed> speeds,
            Map<String, Boolean> flags) {}

    record Tree(String name, List<Tree> children) {}

    record Odd(Thread thread) {}

    record Bare(List<?> things) {}

    record ByNumber(Map<Integer, String> names) {}

    @Test
    void a_record_without_components_takes_an_empty_object() {
        assertThat(Schemas.of(Nothing.class))
                .isEqualTo("{\"type\":\"object\",\"properties\":{},\"required\":[],\"additionalProperties\":false}");
    }

    @Test
    void components_are_properties_in_their_order_with_their_description() {
        assertThat(Schemas.of(Line.class))
                .isEqualTo("{\"type\":\"object\",\"properties\":{"
                        + "\"article\":{\"type\":\"string\",\"description\":\"What is bought\"},"
                        + "\"count\":{\"type\":\"integer\"},\"price\":{\"type\":\"number\"}},"
                        + "\"required\":[\"article\",\"count\",\"price\"],\"additionalProperties\":false}");
    }

    @Test
    void what_is_optional_or_nullable_is_not_required() {
        assertThat(Schemas.of(Order.class))
                .contains("\"required\":[\"id\",\"lines\",\"speeds\",\"flags\"]")
                .contains("\"due\":{\"type\":\"string\",\"format\":\"date-time\"}")
                .contains("\"pause\":{\"type\":\"string\",\"format\":\"duration\"}")
                .contains("\"speeds\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"SLOW\",\"FAST\"]},"
                        + "\"uniqueItems\":true}")
                .contains("\"flags\":{\"type\":\"object\",\"additionalProperties\":{\"type\":\"boolean\"}}");
    }

    @Test
    void a_record_that_contains_itself_is_refused() {
        assertThatThrownBy(() -> Schemas.of(Tree.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SchemasTest$Tree contains itself");
    }

    @Test
    void a_type_that_is_not_understood_is_named_with_the_component() {
        assertThatThrownBy(() -> Schemas.of(Odd.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Odd.thread has type java.lang.Thread: use String");
        assertThatThrownBy(() -> Schemas.of(Bare.class)).hasMessageContaining("Bare.things has type ?");
        assertThatThrownBy(() -> Schemas.of(ByNumber.class)).hasMessageContaining("Map<java.lang.Integer");
    }
}
