package dev.kairos.core.internal.schema;

import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keywords that speak of arrays. */
final class ArrayRules {

    private ArrayRules() {}

    static void rules(Fields schema, List<Rule> rules) {
        Long least = schema.optNumber("minItems");
        Long most = schema.optNumber("maxItems");
        if (least != null || most != null) {
            rules.add(size(least == null ? 0 : least, most == null ? Long.MAX_VALUE : most));
        }
        if (schema.flag("uniqueItems", false)) {
            rules.add(unique());
        }
        if (schema.tree().get("items") instanceof Map) {
            rules.add(items(Schema.of(schema.object("items"))));
        }
    }

    private static Rule size(long least, long most) {
        return (value, place, report) -> {
            if (value instanceof List<?> list && list.size() < least) {
                report.add(place, () -> "must have at least " + least + " elements, has " + list.size());
            }
            if (value instanceof List<?> list && list.size() > most) {
                report.add(place, () -> "must have at most " + most + " elements, has " + list.size());
            }
        };
    }

    private static Rule unique() {
        return (value, place, report) -> {
            if (!(value instanceof List<?> list)) {
                return;
            }
            Set<String> seen = new HashSet<>();
            for (Object element : list) {
                if (!seen.add(Json.canonical(element))) {
                    report.add(place, () -> "must not hold the same element twice: " + Words.describe(element));
                    return;
                }
            }
        };
    }

    private static Rule items(Schema items) {
        return (value, place, report) -> {
            if (!(value instanceof List<?> list)) {
                return;
            }
            int index = 0;
            for (Object element : list) {
                items.check(element, place.element(index++), report);
            }
        };
    }
}
