package dev.kairos.core.internal.schema;

import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.json.JsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Schema, ready to check values. Immutable.
 *
 * <p>Checked are {@code type}, {@code properties}, {@code required}, {@code additionalProperties}, {@code enum},
 * {@code const}, {@code items} with one schema, {@code minItems}, {@code maxItems}, {@code uniqueItems}, {@code minimum},
 * {@code maximum}, {@code exclusiveMinimum}, {@code exclusiveMaximum}, {@code minLength}, {@code maxLength},
 * {@code pattern} (where RE2 understands it and it repeats nothing more than 1,000 times), {@code format} for
 * {@code date-time}, {@code date}, {@code duration} and {@code uuid}, and {@code anyOf}. All other keywords are ignored. One
 * thing differs from the standard: a property that is not required may also be {@code null}, which then counts as absent.
 *
 * <p>At most 20 violations are found and half a million checks made; beyond, the value is refused as too large.
 */
public final class Schema {

    private final List<Rule> rules;
    private final @Nullable Rule type;

    private Schema(@Nullable Rule type, List<Rule> rules) {
        this.type = type;
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads a schema.
     *
     * @param text JSON text of an object
     * @return the schema
     * @throws JsonException if it is not, or a keyword that is checked has a value of the wrong kind
     */
    public static Schema parse(String text) {
        return of(Json.fields(text));
    }

    static Schema of(Fields schema) {
        List<Rule> rules = new ArrayList<>();
        ValueRules.rules(schema, rules);
        TextRules.rules(schema, rules);
        ArrayRules.rules(schema, rules);
        ObjectRules.rules(schema, rules);
        return new Schema(ValueRules.type(schema), rules);
    }

    /**
     * Checks an object.
     *
     * @param value the arguments as {@link Json#object} reads them
     * @return what is wrong; empty if nothing is
     */
    public List<Violation> validate(Map<String, @Nullable Object> value) {
        Report report = new Report();
        check(value, Place.ROOT, report);
        return report.violations();
    }

    void check(@Nullable Object value, Place place, Report report) {
        int before = report.size();
        if (type != null && report.goOn()) {
            type.check(value, place, report);
        }
        // A value of the wrong type breaks further rules in ways that tell nothing new.
        if (type != null && report.size() > before) {
            return;
        }
        for (Rule rule : rules) {
            if (report.goOn()) {
                rule.check(value, place, report);
            }
        }
    }
}
