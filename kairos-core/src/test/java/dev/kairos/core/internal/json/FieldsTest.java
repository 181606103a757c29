package dev.kairos.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private final Fields fields = Json.fields("""
            {"text":"x","number":5,"big":5000000000,"half":0.5,"flag":true,"nothing":null,"at":"2026-01-31T12:00:00Z",
             "wait":"PT90S","state":"NEW","texts":["a","b"],"mixed":["a",1],
             "object":{"inner":[{"deep":1},{"deep":"two"}]}}""");

    @Test
    void each_kind_is_read() {
        assertThat(fields.text("text")).isEqualTo("x");
        assertThat(fields.integer("number")).isEqualTo(5);
        assertThat(fields.number("big")).isEqualTo(5_000_000_000L);
        assertThat(fields.decimal("half")).isEqualTo(0.5);
        assertThat(fields.decimal("number")).isEqualTo(5.0);
        assertThat(fields.exact("half")).isEqualTo(new BigDecimal("0.5"));
        assertThat(fields.flag("flag")).isTrue();
        assertThat(fields.instant("at")).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(fields.duration("wait")).isEqualTo(Duration.ofSeconds(90));
        assertThat(fields.choice("state", Thread.State.class)).isEqualTo(Thread.State.NEW);
        assertThat(fields.texts("texts")).containsExactly("a", "b");
        assertThat(fields.object("object").objects("inner").get(0).number("deep"))
                .isEqualTo(1);
    }

    @Test
    void what_is_absent_or_null_is_null_or_empty_where_that_is_allowed() {
        assertThat(fields.has("nothing")).isFalse();
        assertThat(fields.optText("nothing")).isNull();
        assertThat(fields.optNumber("absent")).isNull();
        assertThat(fields.optInstant("absent")).isNull();
        assertThat(fields.optDuration("absent")).isNull();
        assertThat(fields.optObject("nothing")).isNull();
        assertThat(fields.optChoice("absent", Thread.State.class)).isNull();
        assertThat(fields.flag("absent", true)).isTrue();
        assertThat(fields.list("absent")).isEmpty();
        assertThat(fields.objects("nothing")).isEmpty();
    }

    @Test
    void what_is_missing_is_named_with_its_path() {
        assertThatThrownBy(() -> fields.text("nothing"))
                .isInstanceOf(JsonException.class)
                .hasMessage("field 'nothing' is missing: expected a string");
        assertThatThrownBy(() -> fields.object("object").instant("at"))
                .hasMessage("field 'object.at' is missing: expected an instant");
    }

    @Test
    void what_is_of_another_kind_is_named_with_its_value() {
        assertThatThrownBy(() -> fields.number("text")).hasMessage("field 'text' is x: expected an integer");
        assertThatThrownBy(() -> fields.number("half")).hasMessage("field 'half' is 0.5: expected an integer");
        assertThatThrownBy(() -> fields.integer("big"))
                .hasMessageContaining("5000000000: expected an integer of 32 bits");
        assertThatThrownBy(() -> fields.text("object")).hasMessage("field 'object' is an object: expected a string");
        assertThatThrownBy(() -> fields.instant("text")).hasMessageContaining("field 'text' is x: expected an instant");
        assertThatThrownBy(() -> fields.choice("text", Thread.State.class))
                .hasMessageContaining("one of [NEW, RUNNABLE");
        assertThatThrownBy(() -> fields.texts("mixed")).hasMessage("field 'mixed[1]' is 1: expected a string");
        assertThatThrownBy(() -> fields.object("object").objects("inner").get(1).number("deep"))
                .hasMessage("field 'object.inner[1].deep' is two: expected an integer");
        assertThatThrownBy(() -> fields.object("text")).hasMessage("field 'text' is x: expected an object");
    }

    @Test
    void a_long_value_is_shortened_in_the_message() {
        Fields large = Json.fields("{\"a\":\"" + "x".repeat(10_000) + "\"}");

        assertThatThrownBy(() -> large.flag("a")).message().hasSizeLessThan(200);
    }
}
