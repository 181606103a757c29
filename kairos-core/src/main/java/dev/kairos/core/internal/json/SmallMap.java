package dev.kairos.core.internal.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable map of a few fields in their order, without hash table and nodes.
 *
 * @param <V> what the values are
 */
public final class SmallMap<V extends @Nullable Object> extends AbstractMap<String, V> {

    private static final int MOST = 8;

    private final @Nullable Object[] fields;

    /**
     * Makes a map of its own array.
     *
     * @param fields names, none twice, each followed by its value
     */
    SmallMap(@Nullable Object[] fields) {
        this.fields = fields;
    }

    /**
     * Takes the fields of a map one by one.
     *
     * @param <V> what the values are
     */
    public static final class Builder<V extends @Nullable Object> {

        private @Nullable Object[] fields = new @Nullable Object[2 * MOST];
        private int length;

        /**
         * Adds a field. Looking for its name costs as much as the few fields before it have names; JSON that says a name twice
         * could be written but not read again.
         *
         * @throws IllegalArgumentException if there is a field of this name
         */
        public void put(String name, V value) {
            if (valueOf(name, fields, length) >= 0) {
                throw new IllegalArgumentException(
                        "field '" + name + "' is there already: give the second another name");
            }
            if (length == fields.length) {
                fields = Arrays.copyOf(fields, 2 * length);
            }
            fields[length++] = name;
            fields[length++] = value;
        }

        /** The map; nothing may be added afterwards. */
        public Map<String, V> build() {
            return new SmallMap<>(length == fields.length ? fields : Arrays.copyOf(fields, length));
        }
    }

    /** Copies a map; a large one into a map that finds its fields by hashes. */
    public static <V> Map<String, V> copyOf(Map<String, V> map) {
        if (map.size() > MOST) {
            return Map.copyOf(map);
        }
        @Nullable Object[] fields = new @Nullable Object[2 * map.size()];
        int length = 0;
        for (Map.Entry<String, V> field : map.entrySet()) {
            fields[length++] = field.getKey();
            fields[length++] = field.getValue();
        }
        return new SmallMap<>(fields);
    }

    /** Where the value of a name stands in an array of names and values; -1 if it does not. */
    static int valueOf(@Nullable Object name, @Nullable Object[] fields, int length) {
        for (int i = 0; i < length; i += 2) {
            if (fields[i] != null && fields[i].equals(name)) {
                return i + 1;
            }
        }
        return -1;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(@Nullable Object name) {
        int at = valueOf(name, fields, fields.length);
        return at < 0 ? null : (V) fields[at];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return valueOf(name, fields, fields.length) >= 0;
    }

    @Override
    public int size() {
        return fields.length / 2;
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, V>> iterator() {
                return new Entries<>(fields);
            }

            @Override
            public int size() {
                return SmallMap.this.size();
            }
        };
    }

    /** Goes over the fields in their order. */
    private static final class Entries<V extends @Nullable Object> implements Iterator<Map.Entry<String, V>> {

        private final @Nullable Object[] fields;
        private int at;

        Entries(@Nullable Object[] fields) {
            this.fields = fields;
        }

        @Override
        public boolean hasNext() {
            return at < fields.length;
        }

        @Override
        @SuppressWarnings({"unchecked", "NullAway"}) // Names are never null; values are what the map is of.
        public Map.Entry<String, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            at += 2;
            return new SimpleImmutableEntry<>((String) fields[at - 2], (V) fields[at - 1]);
        }
    }
}
