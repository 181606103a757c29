package dev.kairos.core.internal.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map with string keys.
 *
 * @param element the shape of its values
 */
record MapShape(Shape element) implements Shape {

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("additionalProperties", element.schema());
        return schema;
    }

    @Override
    public Object read(Object value, Place place) throws Mismatch {
        if (!(value instanceof Map<?, ?> map)) {
            throw new Mismatch(place, "must be an object, got " + Words.describe(value));
        }
        Map<String, Object> elements = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = String.valueOf(entry.getKey());
            Object item = entry.getValue();
            if (item == null) {
                throw new Mismatch(place.property(key), "must not be null");
            }
            elements.put(key, element.read(item, place.property(key)));
        }
        return Collections.unmodifiableMap(elements);
    }
}
