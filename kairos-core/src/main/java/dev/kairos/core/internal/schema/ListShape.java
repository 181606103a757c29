package dev.kairos.core.internal.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * A list or a set.
 *
 * @param element the shape of its elements
 * @param unique whether it is a set
 */
record ListShape(Shape element, boolean unique) implements Shape {

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("items", element.schema());
        if (unique) {
            schema.put("uniqueItems", true);
        }
        return schema;
    }

    @Override
    public Object read(Object value, Place place) throws Mismatch {
        if (!(value instanceof List<?> list)) {
            throw new Mismatch(place, "must be an array, got " + Words.describe(value));
        }
        List<Object> elements = new ArrayList<>(list.size());
        for (Object item : list) {
            Place at = place.element(elements.size());
            if (item == null) {
                throw new Mismatch(at, "must not be null");
            }
            elements.add(element.read(item, at));
        }
        return unique ? Collections.unmodifiableSet(new LinkedHashSet<>(elements)) : List.copyOf(elements);
    }
}
