package dev.kairos.core.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.json.JsonException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

    private static List<Violation> validate(String schema, String value) {
        return Schema.parse("{\"type\":\"object\",\"properties\":{\"x\":" + schema.replace('\'', '"') + "}}")
                .validate(Json.object("{\"x\":" + value.replace('\'', '"') + "}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'type':'string'}                          | 'a'           | 5
            {'type':'integer'}                         | 5             | 5.5
            {'type':'integer'}                         | 5.0           | '5'
            {'type':'integer'}                         | 1e30          | null
            {'type':'number'}                          | 5.5           | true
            {'type':'boolean'}                         | false         | 0
            {'type':'array'}                           | []            | {}
            {'type':'object'}                          | {}            | []
            {'type':['string','null']}                 | null          | 1
            {'enum':['a',1,null]}                      | 1.0           | 'b'
            {'const':{'a':[1]}}                        | {'a':[1]}     | {'a':[2]}
            {'minimum':1,'maximum':2}                  | 1             | 0.999
            {'minimum':1,'maximum':2}                  | 2.0           | 2.001
            {'exclusiveMinimum':1,'exclusiveMaximum':2}| 1.5           | 1
            {'exclusiveMinimum':1,'exclusiveMaximum':2}| 1.5           | 2
            {'minLength':2,'maxLength':3}              | '😀😀😀'       | 'a'
            {'minLength':2,'maxLength':3}              | 'ab'          | 'abcd'
            {'pattern':'^[a-z]+$'}                     | 'ab'          | 'a b'
            {'format':'date-time'}                     | '2026-01-31T12:00:00+02:00' | '2026-01-31'
            {'format':'date'}                          | '2026-01-31'  | '2026-02-31'
            {'format':'duration'}                      | 'PT5M'        | '5 minutes'
            {'format':'uuid'}                          | '123e4567-e89b-12d3-a456-426614174000' | '1-1-1-1-1'
            {'items':{'type':'string'}}                | ['a','b']     | ['a',1]
            {'minItems':1,'maxItems':2}                | [1]           | []
            {'minItems':1,'maxItems':2}                | [1,2]         | [1,2,3]
            {'uniqueItems':true}                       | [1,{'a':1}]   | [{'a':1,'b':2},{'b':2,'a':1}]
            {'required':['a']}                         | {'a':1}       | {'b':1}
            {'required':['a'],'properties':{'a':{'type':'string'}}} | {'a':'x'} | {'a':null}
            {'properties':{'a':{'type':'string'}},'additionalProperties':false} | {'a':'x'} | {'b':1}
            {'additionalProperties':{'type':'string'}} | {'a':'x'}     | {'b':1}
            {'anyOf':[{'type':'string'},{'minimum':5}]}| 5             | 4
            """)
    void each_keyword_tells_good_from_bad(String schema, String good, String bad) {
        assertThat(validate(schema, good)).isEmpty();
        assertThat(validate("{'anyOf':[" + schema + "]}", good)).isEmpty();
        if (!bad.equals("null")) {
            assertThat(validate(schema, bad)).hasSize(1);
        }
    }

    @Test
    void violations_name_the_place_the_value_and_what_is_allowed() {
        Schema schema = Schema.parse("""
                {"type":"object","properties":{"lines":{"type":"array","items":{"type":"object","properties":{
                  "count":{"type":"integer","minimum":1},"kind":{"enum":["A","B"]}},"required":["count"],
                  "additionalProperties":false}}},"required":["lines","id"]}""");

        assertThat(schema.validate(Json.object("""
                        {"lines":[{"count":0},{"count":"two","kind":"C"},{"size":1}]}""")))
                .extracting(Violation::toString)
                .containsExactlyInAnyOrder(
                        "id is required",
                        "lines[0].count must be at least 1, got 0",
                        "lines[1].count must be an integer, got the string \"two\"",
                        "lines[1].kind must be one of \"A\", \"B\"; got the string \"C\"",
                        "lines[2].count is required",
                        "lines[2].size is not known: expected are count, kind");
    }

    @Test
    void the_whole_is_called_arguments() {
        assertThat(Schema.parse("{\"anyOf\":[{\"required\":[\"a\"]},{\"required\":[\"b\"]}]}")
                        .validate(Json.object("{}")))
                .extracting(Violation::toString)
                .containsExactly("arguments fits no alternative: a is required; or b is required");
    }

    @Test
    void a_property_that_is_not_required_may_be_null() {
        assertThat(validate("{'type':'object','properties':{'a':{'type':'string'}}}", "{'a':null}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'pattern':'(?=a)b'}",
                "{'pattern':'((x{1000}){1000}){1000}'}",
                "{'pattern':'(x{99999999999})'}",
                "{'format':'ipv4'}",
                "{'items':true}",
                "{'exclusiveMinimum':true}",
                "{'nonsense':[1]}",
                "true"
            })
    void what_is_not_checked_is_ignored(String schema) {
        assertThat(validate(schema, "'anything'")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'type':'text'}", "{'minimum':'1'}", "{'required':'a'}", "{'anyOf':[1]}", "{'properties':[]}"})
    void a_malformed_schema_is_refused(String schema) {
        assertThatThrownBy(() -> validate(schema, "1")).isInstanceOf(JsonException.class);
    }

    @Test
    void the_list_of_violations_ends() {
        assertThat(validate("{'items':{'type':'string'}}", "[" + "1,".repeat(100_000) + "1]"))
                .hasSize(20);
    }

    @Test
    void the_work_ends() {
        String alternatives = "{'anyOf':[" + "{'type':'string'},".repeat(99) + "{'type':'integer'}]}";

        assertThat(validate("{'items':" + alternatives + "}", "[" + "1,".repeat(200_000) + "1]"))
                .extracting(Violation::problem)
                .anyMatch(problem -> problem.contains("too large to be checked"));
    }

    @Test
    void a_text_that_is_too_long_for_its_pattern_is_refused() {
        assertThat(validate("{'pattern':'^(a{1000})+$'}", "'" + "a".repeat(1_000_000) + "'"))
                .extracting(Violation::problem)
                .containsExactly("has 1000000 characters: too long for its pattern to be checked");
    }
}
