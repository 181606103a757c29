package dev.kairos.core.internal.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record: an object whose properties are its components. */
final class RecordShape implements Shape {

    private final Constructor<?> constructor;
    private final List<Part> parts;

    /**
     * One component.
     *
     * @param name the property's name
     * @param shape the shape of its value
     * @param absence how it may be absent
     * @param description what models are told of it, or {@code null}
     */
    record Part(
            String name,
            Shape shape,
            Absence absence,
            @Nullable String description) {

        private Map<String, Object> schema() {
            Map<String, Object> schema = new LinkedHashMap<>(shape.schema());
            if (description != null) {
                schema.put("description", description);
            }
            return schema;
        }

        private @Nullable Object read(@Nullable Object value, Place place) throws Mismatch {
            if (value != null) {
                Object read = shape.read(value, place);
                return absence == Absence.EMPTY ? Optional.of(read) : read;
            }
            return switch (absence) {
                case FORBIDDEN -> throw new Mismatch(place, "is required");
                case NULL -> null;
                case EMPTY -> Optional.empty();
            };
        }
    }

    /** How a component may be absent. */
    enum Absence {
        /** It is required. */
        FORBIDDEN,
        /** It is {@code null} then. */
        NULL,
        /** It is an empty {@link Optional} then. */
        EMPTY
    }

    RecordShape(Constructor<?> constructor, List<Part> parts) {
        this.constructor = constructor;
        this.parts = List.copyOf(parts);
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Part part : parts) {
            properties.put(part.name(), part.schema());
            if (part.absence() == Absence.FORBIDDEN) {
                required.add(part.name());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }

    @Override
    public Object read(Object value, Place place) throws Mismatch {
        if (!(value instanceof Map<?, ?> map)) {
            throw new Mismatch(place, "must be an object, got " + Words.describe(value));
        }
        @Nullable Object[] arguments = new @Nullable Object[parts.size()];
        for (int i = 0; i < arguments.length; i++) {
            Part part = parts.get(i);
            arguments[i] = part.read(map.get(part.name()), place.property(part.name()));
        }
        return create(arguments, place);
    }

    private Object create(@Nullable Object[] arguments, Place place) throws Mismatch {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new Mismatch(place, "is refused: " + reason(e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " cannot be called though it was made accessible", e);
        }
    }

    private static String reason(@Nullable Throwable refusal) {
        String message = refusal == null ? null : refusal.getMessage();
        return message == null ? String.valueOf(refusal) : message;
    }
}
