package dev.kairos.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void an_object_becomes_an_unmodifiable_map_in_the_order_of_the_text() {
        Map<String, Object> tree = Json.object("{\"z\":1,\"a\":[true,null,\"x\",2.5],\"m\":{}}");

        assertThat(tree.keySet()).containsExactly("z", "a", "m");
        assertThat(tree).containsEntry("z", 1L).containsEntry("a", Arrays.asList(true, null, "x", 2.5));
        assertThatThrownBy(() -> tree.put("b", 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":null,\"a\":null}",
                "{} x",
                "{}{}",
                "[01]",
                "[NaN]",
                "[Infinity]",
                "[-]",
                "[.5]",
                "[1.]",
                "[+1]",
                "[0x1]",
                "['a']",
                "{a:1}",
                "[\"\\x\"]",
                "[\"\t\"]",
                "[\"\\u12\"]",
                "\uFEFF{}",
                "nul",
                "[1] //c",
                "/**/[1]",
                "[1 2]",
                "[1e5000]",
                "[1e-5000]",
                "[1e99999999999]",
                "[\"a]",
                "{\"a\"}",
                "{1:2}",
                "]",
                "[\u00A01]",
                "{\"\\ud800\":1}",
                "[tRue]"
            })
    void what_is_no_strict_json_is_refused(String text) {
        assertThatThrownBy(() -> Json.value(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void what_is_no_object_is_refused_where_an_object_is_asked_for() {
        assertThatThrownBy(() -> Json.object("[1]")).hasMessage("expected a JSON object, found an array");
        assertThatThrownBy(() -> Json.object("\"x\"")).hasMessage("expected a JSON object, found a string");
    }

    @Test
    void a_mistake_is_reported_with_its_place_and_without_advice_on_the_parser() {
        assertThatThrownBy(() -> Json.object("{\"a\":\n NaN}"))
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("JsonReadFeature");
    }

    @Test
    void nesting_is_limited_in_both_directions() {
        assertThat(Json.value("[".repeat(100) + "]".repeat(100))).isInstanceOf(List.class);
        assertThatThrownBy(() -> Json.value("[".repeat(101) + "]".repeat(101))).hasMessageContaining("depth (101)");
        assertThatThrownBy(() -> Json.value("[".repeat(1_000_000))).isInstanceOf(JsonException.class);
        Object deep = 1;
        for (int i = 0; i < 101; i++) {
            deep = List.of(deep);
        }
        Object tooDeep = deep;
        assertThatThrownBy(() -> Json.write(tooDeep)).hasMessageContaining("depth");
    }

    @Test
    void sizes_are_limited_in_both_directions() {
        String string = "x".repeat(Json.MAX_STRING + 1);
        assertThatThrownBy(() -> Json.value('"' + string + '"')).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.write(string)).hasMessageContaining("4194305 characters");
        assertThatThrownBy(() -> Json.value(" ".repeat(Json.MAX_DOCUMENT) + "1"))
                .hasMessageContaining("16777217");
        List<String> large = Collections.nCopies(5, "x".repeat(Json.MAX_STRING - 10));
        assertThatThrownBy(() -> Json.write(large)).hasMessageContaining("16777216");
        assertThatThrownBy(() -> Json.value("1".repeat(Json.MAX_NUMBER + 1))).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.value("{\"" + "k".repeat(Json.MAX_NAME + 1) + "\":1}"))
                .isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.write(Map.of("k".repeat(Json.MAX_NAME + 1), 1)))
                .isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.value("[" + "0,".repeat(3_000_000) + "0]"))
                .isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, Long",
        "-9223372036854775808, -9223372036854775808, Long",
        "9223372036854775808, 9223372036854775808, BigDecimal",
        "0.1, 0.1, Double",
        "1.50, 1.5, Double",
        "-0.0, -0.0, Double",
        "1e20, 1.0E20, Double",
        "0.30000000000000004, 0.30000000000000004, Double",
        "0.300000000000000040, 0.30000000000000004, Double",
        "0.3000000000000000400001, 0.3000000000000000400001, BigDecimal",
        "1e400, 1E+400, BigDecimal",
        "4.9e-324, 4.9E-324, Double",
        "4.1e-324, 4.1E-324, BigDecimal"
    })
    void a_number_keeps_its_value(String text, String written, String type) {
        Object value = Json.value(text);

        assertThat(value.getClass().getSimpleName()).isEqualTo(type);
        assertThat(Json.write(value)).isEqualTo(written);
        assertThat(Json.value(written)).isEqualTo(value);
    }

    @Test
    void equal_trees_have_equal_canonical_texts() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("b", List.of(new BigDecimal("1.500000000000000000001000")));
        one.put("a", null);
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("a", null);
        other.put("b", List.of(new BigDecimal("1.500000000000000000001")));

        assertThat(Json.canonical(one))
                .isEqualTo(Json.canonical(other))
                .isEqualTo("{\"a\":null,\"b\":[1.500000000000000000001]}");
    }

    @Test
    void instants_durations_and_enums_are_written_as_text() {
        assertThat(Json.write(List.of(Instant.EPOCH, Duration.ofSeconds(90), Thread.State.NEW)))
                .isEqualTo("[\"1970-01-01T00:00:00Z\",\"PT1M30S\",\"NEW\"]");
    }

    @Test
    void what_json_has_no_form_for_is_refused() {
        assertThatThrownBy(() -> Json.write(Map.of("a", new Object()))).hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> Json.write(Map.of(1, "a"))).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.write(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Json.write(new BigDecimal("1e9999"))).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.write(Map.of("\ud800", 1))).isInstanceOf(JsonException.class);
    }

    @Test
    void half_a_surrogate_pair_survives_as_an_escape() {
        String text = Json.write(List.of("a\ud800b", "😀"));

        assertThat(text).isEqualTo("[\"a\\uD800b\",\"😀\"]");
        assertThat(Json.value(text)).isEqualTo(List.of("a\ud800b", "😀"));
    }

    @Property(tries = 500)
    void what_was_written_is_read_as_equal(@ForAll("trees") Object tree) {
        assertThat(Json.value(Json.write(tree))).isEqualTo(tree);
        assertThat(Json.value(Json.canonical(tree))).isEqualTo(tree);
    }

    @Provide
    Arbitrary<Object> trees() {
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20).asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.doubles().ofScale(300).map(value -> value + 0.0).asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.just(null));
        UnaryOperator<Arbitrary<Object>> nest = inner -> Arbitraries.oneOf(
                inner.list().ofMaxSize(4).asGeneric(),
                Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(8), inner)
                        .ofMaxSize(4)
                        .asGeneric());
        return Arbitraries.recursive(() -> leaf, nest, 0, 3);
    }
}
