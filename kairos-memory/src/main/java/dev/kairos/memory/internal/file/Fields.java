package dev.kairos.memory.internal.file;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object by name and type; a field that is missing or of another type is an error that names it. */
record Fields(Map<String, Object> map) {

    String text(String name) {
        return of(name, String.class);
    }

    @Nullable
    String textOrNull(String name) {
        return map.containsKey(name) ? text(name) : null;
    }

    long number(String name) {
        return of(name, Long.class);
    }

    double fraction(String name) {
        Object value = map.get(name);
        return value instanceof Long whole ? whole : of(name, Double.class);
    }

    boolean flag(String name) {
        return map.containsKey(name) && of(name, Boolean.class);
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    @Nullable
    Instant instantOrNull(String name) {
        String text = textOrNull(name);
        return text == null ? null : Instant.parse(text);
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        return Enum.valueOf(type, text(name));
    }

    Fields object(String name) {
        return new Fields(cast(of(name, Map.class)));
    }

    List<Fields> objects(String name) {
        return list(name).stream()
                .map(element -> new Fields(cast((Map<?, ?>) element)))
                .toList();
    }

    <T> List<T> each(String name, Function<Fields, T> reader) {
        return objects(name).stream().map(reader).toList();
    }

    List<String> texts(String name) {
        return list(name).stream().map(String.class::cast).toList();
    }

    private List<?> list(String name) {
        return map.containsKey(name) ? of(name, List.class) : List.of();
    }

    private <T> T of(String name, Class<T> type) {
        Object value = map.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("field '" + name + "' is "
                    + (value == null ? "missing" : "no " + type.getSimpleName().toLowerCase(Locale.ROOT)));
        }
        return type.cast(value);
    }

    @SuppressWarnings("unchecked") // The reader makes maps from strings only.
    private static Map<String, Object> cast(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
