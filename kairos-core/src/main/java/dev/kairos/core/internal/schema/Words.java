package dev.kairos.core.internal.schema;

import dev.kairos.core.internal.json.Json;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values as models are told of them. */
final class Words {

    private static final int MAX_EXCERPT = 80;

    private Words() {}

    /** Names the kind of a value, and the value itself where it is short. */
    static String describe(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        return switch (type(value)) {
            case "object" -> "an object";
            case "array" -> "an array of " + ((List<?>) value).size();
            case "string" -> "the string " + excerpt(value);
            default -> "the " + type(value) + " " + excerpt(value);
        };
    }

    /** Returns the name that JSON Schema has for the type of a value. */
    static String type(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        return value instanceof Map
                ? "object"
                : value instanceof List
                        ? "array"
                        : value instanceof String ? "string" : value instanceof Boolean ? "boolean" : "number";
    }

    /** Writes a value as JSON, shortened. */
    static String excerpt(@Nullable Object value) {
        String json = value instanceof String text && text.length() > MAX_EXCERPT
                ? Json.write(text.substring(0, MAX_EXCERPT))
                : Json.write(value);
        return json.length() <= MAX_EXCERPT ? json : json.substring(0, MAX_EXCERPT) + "…";
    }

    /**
     * Returns a number exactly.
     *
     * @throws ClassCastException if it is none
     */
    static BigDecimal exact(Object value) {
        return value instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(((Number) value).toString());
    }

    /** Keeps the order, unlike {@code Map.of}: a schema's text must be the same in every process. */
    static Map<String, Object> ordered(String key, Object value, String secondKey, Object secondValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(secondKey, secondValue);
        return Collections.unmodifiableMap(map);
    }
}
