package dev.kairos.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainReaderTest {

    private static final String WRITTEN = Json.write(Map.of(
            "text", "a \"quoted\" line\nand \\ another\t",
            "numbers", List.of(0, -1, 42, Long.MAX_VALUE, 1.5),
            "words", List.of(true, false, Map.of("empty", List.of()))));

    @Test
    void what_a_journal_usually_holds_is_read_here() {
        String text =
                "{\"beat\":\"b-1\",\"call\":1,\"ok\":true,\"none\":null,\"calls\":[{\"a\":\"{\\\"x\\\":1}\\n\"}],\"at\":{}}";

        assertThat(PlainReader.read(text)).isNotEqualTo(PlainReader.OTHER).isEqualTo(TreeReader.value(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " {}",
                "{} ",
                "[1, 2]",
                "1.5",
                "1e3",
                "-0",
                "01",
                "1234567890123456789",
                "\"\\u0041\"",
                "\"\\x\"",
                "\"😀\"",
                "\"a",
                "\"\t\"",
                "\"\\",
                "{\"a\":1,\"a\":1}",
                "{\"a\":null,\"a\":null}",
                "{\"a\":1,}",
                "[1,]",
                "[,1]",
                "{,}",
                "{1:1}",
                "{\"a\"1}",
                "{\"a\":}",
                "tru",
                "truE",
                "nulll",
                "",
                "-",
                "]",
                "}",
                "[1",
                "{\"a\":1",
                "[1}",
                "{}{}"
            })
    void what_looks_different_is_the_parsers(String text) {
        assertThat(PlainReader.read(text)).isSameAs(PlainReader.OTHER);
    }

    @Test
    void depth_and_size_are_left_to_the_parser() {
        assertThat(PlainReader.read("[".repeat(51) + "]".repeat(51))).isSameAs(PlainReader.OTHER);
        assertThat(PlainReader.read("\"" + "x".repeat(1 << 20) + "\"")).isSameAs(PlainReader.OTHER);
    }

    @Property(tries = 2_000)
    void it_never_disagrees_with_the_parser(@ForAll("damaged") String text) {
        Object plain = PlainReader.read(text);

        assertThat(plain == PlainReader.OTHER || plain.equals(parsed(text)))
                .as(text)
                .isTrue();
    }

    private static @Nullable Object parsed(String text) {
        try {
            return TreeReader.value(text);
        } catch (JsonException e) {
            return null;
        }
    }

    /** Written JSON with a piece cut out and another put in. */
    @Provide
    Arbitrary<String> damaged() {
        Arbitrary<Integer> place = Arbitraries.integers().between(0, WRITTEN.length());
        Arbitrary<String> piece = Arbitraries.strings()
                .withChars("{}[],:\"\\ntrue0123456789.-e \u0000\ud800")
                .ofMaxLength(3);
        return Combinators.combine(place, Arbitraries.integers().between(0, 3), piece)
                .as((from, cut, in) ->
                        WRITTEN.substring(0, from) + in + WRITTEN.substring(Math.min(WRITTEN.length(), from + cut)));
    }
}
