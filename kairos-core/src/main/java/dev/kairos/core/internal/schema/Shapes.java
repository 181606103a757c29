package dev.kairos.core.internal.schema;

import dev.kairos.api.skill.Describe;
import dev.kairos.core.internal.schema.RecordShape.Absence;
import dev.kairos.core.internal.schema.RecordShape.Part;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the shapes of a record and of all that it is made of. */
final class Shapes {

    private static final String UNDERSTOOD =
            "use String, numbers, boolean, an enum, Instant, LocalDate, Duration, UUID, List,"
                    + " Set, Map with String keys, a record, or Optional of these; or bring a schema of your own";

    /** The records that are being looked at, outermost first. */
    private final Deque<Class<?>> open = new ArrayDeque<>();

    private Shapes() {}

    /**
     * Finds the shape of a record.
     *
     * @throws IllegalArgumentException if it holds a type that is not understood, contains itself, or cannot be made from here
     */
    static RecordShape of(Class<? extends Record> type) {
        return new Shapes().record(type);
    }

    private RecordShape record(Class<?> type) {
        if (open.contains(type)) {
            throw new IllegalArgumentException("record " + type.getName()
                    + " contains itself: a schema without end; refer to other instances by an id");
        }
        open.addLast(type);
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            parts.add(part(component));
        }
        open.removeLast();
        return new RecordShape(constructor(type), parts);
    }

    private Part part(RecordComponent component) {
        String where = component.getDeclaringRecord().getName() + "." + component.getName();
        Type type = component.getGenericType();
        Absence absence = isNullable(component) ? Absence.NULL : Absence.FORBIDDEN;
        if (component.getType() == Optional.class) {
            type = argument(type, 0, where);
            absence = Absence.EMPTY;
        }
        Describe described = component.getAnnotation(Describe.class);
        return new Part(component.getName(), shape(type, where), absence, described == null ? null : described.value());
    }

    private Shape shape(Type type, String where) {
        Class<?> raw = raw(type, where);
        Shape scalar = Scalar.of(raw);
        if (scalar != null) {
            return scalar;
        }
        if (raw.isRecord()) {
            return record(raw);
        }
        if (raw.isEnum()) {
            return choice(raw);
        }
        if (raw == List.class || raw == Collection.class) {
            return new ListShape(shape(argument(type, 0, where), where), false);
        }
        if (raw == Set.class) {
            return new ListShape(shape(argument(type, 0, where), where), true);
        }
        if (raw == Map.class && argument(type, 0, where) == String.class) {
            return new MapShape(shape(argument(type, 1, where), where));
        }
        throw notUnderstood(type, where);
    }

    private static Scalar choice(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
        List<String> names = List.copyOf(constants.keySet());
        return new Scalar(Words.ordered("type", "string", "enum", names), "one of " + names, name -> {
            Object constant = constants.get(name);
            if (constant == null) {
                throw new IllegalArgumentException(String.valueOf(name));
            }
            return constant;
        });
    }

    private static Class<?> raw(Type type, String where) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() instanceof Class<?> generic) {
            if (!generic.isRecord()) {
                return generic;
            }
        }
        throw notUnderstood(type, where);
    }

    private static Type argument(Type type, int index, String where) {
        if (type instanceof ParameterizedType parameterized) {
            return parameterized.getActualTypeArguments()[index];
        }
        throw notUnderstood(type, where);
    }

    private static IllegalArgumentException notUnderstood(Type type, String where) {
        return new IllegalArgumentException(where + " has type " + type.getTypeName() + ": " + UNDERSTOOD);
    }

    private static Constructor<?> constructor(Class<?> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            if (!constructor.trySetAccessible()) {
                throw new IllegalArgumentException("record " + type.getName() + " cannot be made from here: add 'opens "
                        + type.getPackageName() + " to dev.kairos.core;' to its module");
            }
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException("record " + type.getName() + " has no canonical constructor", e);
        }
    }

    /** By name: each nullness library has its own annotation. */
    private static boolean isNullable(RecordComponent component) {
        Set<AnnotatedElement> places = new LinkedHashSet<>(List.of(component, component.getAnnotatedType()));
        places.add(component.getAccessor());
        return places.stream()
                .flatMap(place -> Arrays.stream(place.getAnnotations()))
                .map(Annotation::annotationType)
                .anyMatch(type -> type.getSimpleName().equals("Nullable"));
    }
}
