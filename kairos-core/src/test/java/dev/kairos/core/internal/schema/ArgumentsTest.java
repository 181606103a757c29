package dev.kairos.core.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.internal.schema.Arguments.Bound;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    enum Speed {
        SLOW,
        FAST
    }

    record Line(String article, int count) {
        Line {
            if (article.isBlank()) {
                throw new IllegalArgumentException("an article needs a name");
            }
        }
    }

    record Everything(
            String text,
            long number,
            double half,
            boolean flag,
            BigDecimal price,
            Speed speed,
            Instant at,
            LocalDate day,
            Duration pause,
            UUID id,
            Optional<String> maybe,
            @Nullable Integer perhaps,
            List<Line> lines,
            Set<Speed> speeds,
            Map<String, Line> named) {}

    private static final String EVERYTHING = """
            {"text":"x","number":5000000000,"half":0.5,"flag":true,"price":1.10,"speed":"FAST",
             "at":"2026-01-31T12:00:00Z","day":"2026-01-31","pause":"PT5M","id":"123e4567-e89b-12d3-a456-426614174000",
             "lines":[{"article":"a","count":1}],"speeds":["SLOW","FAST"],"named":{"k":{"article":"b","count":2}}}""";

    @Test
    void every_kind_of_component_is_read() {
        assertThat(Arguments.of(Everything.class).read(EVERYTHING).input())
                .isEqualTo(new Everything(
                        "x",
                        5_000_000_000L,
                        0.5,
                        true,
                        new BigDecimal("1.1"),
                        Speed.FAST,
                        Instant.parse("2026-01-31T12:00:00Z"),
                        LocalDate.of(2026, 1, 31),
                        Duration.ofMinutes(5),
                        UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
                        Optional.empty(),
                        null,
                        List.of(new Line("a", 1)),
                        Set.of(Speed.SLOW, Speed.FAST),
                        Map.of("k", new Line("b", 2))));
    }

    @Test
    void what_is_optional_is_read_when_it_is_there_and_absent_when_it_is_null() {
        String there = EVERYTHING.replace("\"text\":\"x\"", "\"text\":\"x\",\"maybe\":\"m\",\"perhaps\":7");
        String nulls = EVERYTHING.replace("\"text\":\"x\"", "\"text\":\"x\",\"maybe\":null,\"perhaps\":null");

        assertThat(Arguments.of(Everything.class).read(there).input())
                .extracting(Everything::maybe, Everything::perhaps)
                .containsExactly(Optional.of("m"), 7);
        assertThat(Arguments.of(Everything.class).read(nulls).input())
                .extracting(Everything::maybe, Everything::perhaps)
                .containsExactly(Optional.empty(), null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"article":"a","count":3000000000}      | count must be an integer of 32 bits, got the number 3000000000
            {"article":"a","count":1.5}             | count must be an integer, got the number 1.5
            {"article":"a"}                         | count is required
            {"article":"","count":1}                | arguments is refused: an article needs a name
            {"article":"a","count":1,"size":2}      | size is not known: expected are article, count
            {"article":"a","count":1                | arguments must be a JSON object: not valid JSON
            [1]                                     | arguments must be a JSON object: expected a JSON object, found an array
            {"article":null,"count":1}              | article must be a string, got null
            """)
    void what_does_not_fit_is_told_to_the_model(String json, String violation) {
        Bound<Line> bound = Arguments.of(Line.class).read(json);

        assertThat(bound.input()).isNull();
        assertThat(bound.violations())
                .singleElement()
                .extracting(Violation::toString)
                .asString()
                .startsWith(violation);
    }

    @Test
    void a_tool_with_a_record_is_served_by_its_class() {
        Tool<Line> tool = Tool.of("buy", "Buys.", Effect.WRITE, Line.class, (line, context) -> ToolResult.ok("bought"));

        assertThat(Arguments.of(tool).schema()).isEqualTo(Schemas.of(Line.class));
        assertThat(Arguments.of(tool).read("{\"article\":\"a\",\"count\":1.0}").input())
                .isEqualTo(new Line("a", 1));
    }

    @Test
    void a_tool_with_a_schema_gets_the_text() {
        Tool<String> tool = Tool.ofSchema(
                "look",
                "Looks.",
                Effect.READ,
                "{\"type\":\"object\",\"required\":[\"a\"]}",
                (json, context) -> ToolResult.ok(json));

        assertThat(Arguments.of(tool).read("{\"a\": 1}").input()).isEqualTo("{\"a\": 1}");
        assertThat(Arguments.of(tool).read("{}").violations()).hasSize(1);
    }

    @Test
    void blank_arguments_are_an_empty_object() {
        record Nothing() {}

        assertThat(Arguments.of(Nothing.class).read("").input()).isEqualTo(new Nothing());
    }

    @Property(tries = 300)
    void no_text_makes_it_throw(@ForAll String text) {
        assertThat(Arguments.of(Line.class).read(text).violations()).isNotNull();
    }
}
