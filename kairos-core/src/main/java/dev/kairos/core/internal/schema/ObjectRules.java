package dev.kairos.core.internal.schema;

import dev.kairos.core.internal.json.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keywords that speak of objects. */
final class ObjectRules implements Rule {

    private final Map<String, Schema> properties;
    private final Set<String> required;
    private final @Nullable Schema others;
    private final boolean closed;

    private ObjectRules(Map<String, Schema> properties, Set<String> required, @Nullable Schema others, boolean closed) {
        this.properties = properties;
        this.required = required;
        this.others = others;
        this.closed = closed;
    }

    static void rules(Fields schema, List<Rule> rules) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        Fields named = schema.optObject("properties");
        if (named != null) {
            for (String name : named.tree().keySet()) {
                // true and false are schemas, too; they demand nothing here.
                if (named.tree().get(name) instanceof Map) {
                    properties.put(name, Schema.of(named.object(name)));
                }
            }
        }
        Object additional = schema.tree().get("additionalProperties");
        Schema others = additional instanceof Map ? Schema.of(schema.object("additionalProperties")) : null;
        rules.add(new ObjectRules(
                properties, Set.copyOf(schema.texts("required")), others, Boolean.FALSE.equals(additional)));
    }

    @Override
    public void check(@Nullable Object value, Place place, Report report) {
        if (!(value instanceof Map<?, ?> map)) {
            return;
        }
        for (String name : required) {
            if (!map.containsKey(name)) {
                report.add(place.property(name), () -> "is required");
            }
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if (entry.getValue() != null || required.contains(name)) {
                property(name, entry.getValue(), place, report);
            }
        }
    }

    private void property(String name, @Nullable Object value, Place place, Report report) {
        Schema schema = properties.getOrDefault(name, others);
        if (schema != null) {
            schema.check(value, place.property(name), report);
        } else if (closed && !properties.containsKey(name)) {
            report.add(place.property(name), () -> "is not known" + known());
        }
    }

    private String known() {
        return properties.isEmpty()
                ? ": nothing is expected here"
                : ": expected are " + properties.keySet().stream().limit(30).collect(Collectors.joining(", "));
    }
}
