package dev.kairos.core.internal.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object, read field by field. A field that is absent and one that is {@code null} are the same: methods whose name
 * begins with {@code opt} return {@code null} for them, those with {@code otherwise} return that, those of collections an
 * empty one, the others throw. Every {@link JsonException} names the path of the field, what was expected and what is there.
 */
public final class Fields {

    private static final int ALONE = -1;

    private final @Nullable Fields parent;
    private final String name;
    private final int index;
    private final Map<String, @Nullable Object> values;

    private Fields(@Nullable Fields parent, String name, int index, Map<String, @Nullable Object> values) {
        this.parent = parent;
        this.name = name;
        this.index = index;
        this.values = values;
    }

    /**
     * Wraps a tree.
     *
     * @param tree an object as {@link Json#object} returns it
     * @return its fields
     */
    public static Fields of(Map<String, @Nullable Object> tree) {
        return new Fields(null, "", ALONE, tree);
    }

    /**
     * Returns the object itself.
     *
     * @return the tree that was wrapped
     */
    public Map<String, @Nullable Object> tree() {
        return values;
    }

    /**
     * Tells whether a field is there and not {@code null}.
     *
     * @param name its name
     * @return whether it has a value
     */
    public boolean has(String name) {
        return values.get(name) != null;
    }

    /** Reads a string. */
    public String text(String name) {
        return required(name, "a string", optText(name));
    }

    /** Reads a string. */
    public @Nullable String optText(String name) {
        return typed(name, "a string", String.class);
    }

    /** Reads a string. */
    public String text(String name, String otherwise) {
        String value = optText(name);
        return value == null ? otherwise : value;
    }

    /** Reads an integer. */
    public long number(String name) {
        return required(name, "an integer", optNumber(name));
    }

    /** Reads an integer. */
    public @Nullable Long optNumber(String name) {
        return typed(name, "an integer", Long.class);
    }

    /** Reads an integer. */
    public long number(String name, long otherwise) {
        Long value = optNumber(name);
        return value == null ? otherwise : value;
    }

    /** Reads an integer of 32 bits. */
    public int integer(String name, int otherwise) {
        return has(name) ? integer(name) : otherwise;
    }

    /** Reads an integer of 32 bits. */
    public int integer(String name) {
        long value = number(name);
        if (value != (int) value) {
            throw wrong(name, "an integer of 32 bits", value, null);
        }
        return (int) value;
    }

    /** Reads a number as a double. */
    public double decimal(String name) {
        return required(name, "a number", typed(name, "a number", Number.class)).doubleValue();
    }

    /** Reads a number exactly. */
    public BigDecimal exact(String name) {
        return new BigDecimal(required(name, "a number", typed(name, "a number", Number.class))
                .toString());
    }

    /** Reads a boolean. */
    public boolean flag(String name) {
        return required(name, "a boolean", typed(name, "a boolean", Boolean.class));
    }

    /** Reads a boolean. */
    public boolean flag(String name, boolean otherwise) {
        Boolean value = typed(name, "a boolean", Boolean.class);
        return value == null ? otherwise : value;
    }

    /** Reads an instant in ISO form. */
    public Instant instant(String name) {
        return required(name, "an instant", optInstant(name));
    }

    /** Reads an instant. */
    public @Nullable Instant optInstant(String name) {
        return parsed(name, "an instant such as 2026-01-31T12:00:00Z", IsoInstant::parse);
    }

    /** Reads a duration in ISO form. */
    public Duration duration(String name) {
        return required(name, "a duration", optDuration(name));
    }

    /** Reads a duration. */
    public @Nullable Duration optDuration(String name) {
        return parsed(name, "a duration such as PT90S", Duration::parse);
    }

    /** Reads the name of an enum's constant. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        return required(name, "a " + type.getSimpleName(), optChoice(name, type));
    }

    /** Reads the name of an enum's constant. */
    public <E extends Enum<E>> @Nullable E optChoice(String name, Class<E> type) {
        String constant = typed(name, "a " + type.getSimpleName(), String.class);
        try {
            return constant == null ? null : Enum.valueOf(type, constant);
        } catch (IllegalArgumentException e) {
            throw wrong(name, "one of " + Arrays.toString(type.getEnumConstants()), constant, e);
        }
    }

    /** Reads an object. */
    public Fields object(String name) {
        return required(name, "an object", optObject(name));
    }

    /** Reads an object. */
    public @Nullable Fields optObject(String name) {
        Object value = values.get(name);
        return value == null ? null : nested(name, ALONE, value);
    }

    /** Reads an array; unmodifiable. */
    @SuppressWarnings("unchecked")
    public List<@Nullable Object> list(String name) {
        List<?> list = typed(name, "an array", List.class);
        return list == null ? List.of() : (List<@Nullable Object>) list;
    }

    /** Reads an array of strings. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof String text)) {
                throw wrong(element(name, texts.size()), "a string", element, null);
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    /** Reads an array of objects. */
    public List<Fields> objects(String name) {
        return objects(name, Function.identity());
    }

    /** Reads an array of objects through a reader. */
    public <T> List<T> objects(String name, Function<Fields, T> reader) {
        List<@Nullable Object> elements = list(name);
        List<T> objects = new ArrayList<>(elements.size());
        for (Object element : elements) {
            objects.add(reader.apply(nested(name, objects.size(), element)));
        }
        return Collections.unmodifiableList(objects);
    }

    /** Reads an object whose fields are strings; in order. */
    public Map<String, String> textMap(String name) {
        Fields object = optObject(name);
        if (object == null) {
            return Map.of();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : object.tree().keySet()) {
            texts.put(key, object.text(key));
        }
        return texts;
    }

    @SuppressWarnings("unchecked")
    private Fields nested(String name, int position, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(element(name, position), "an object", value, null);
        }
        return new Fields(this, name, position, (Map<String, @Nullable Object>) map);
    }

    private static String element(String name, int position) {
        return position == ALONE ? name : name + "[" + position + "]";
    }

    /** Where this object stands in the document: only asked for when something is wrong. */
    private String path() {
        return parent == null ? "" : parent.path() + element(name, index) + ".";
    }

    private <T> @Nullable T typed(String name, String expected, Class<T> type) {
        Object value = values.get(name);
        if (value != null && !type.isInstance(value)) {
            throw wrong(name, expected, value, null);
        }
        return type.cast(value);
    }

    private <T> @Nullable T parsed(String name, String expected, Function<String, T> parse) {
        String text = typed(name, expected, String.class);
        try {
            return text == null ? null : parse.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw wrong(name, expected, text, e);
        }
    }

    private <T> T required(String name, String expected, @Nullable T value) {
        if (value == null) {
            throw JsonException.missing(path() + name, expected);
        }
        return value;
    }

    private JsonException wrong(String name, String expected, @Nullable Object found, @Nullable Throwable cause) {
        return JsonException.wrong(path() + name, expected, found, cause);
    }

    @Override
    public String toString() {
        return "fields " + values.keySet();
    }
}
