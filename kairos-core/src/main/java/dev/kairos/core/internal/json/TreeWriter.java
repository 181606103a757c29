package dev.kairos.core.internal.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tree to text. */
final class TreeWriter {

    private static final int USUAL = 512;

    private final StringBuilder out = new StringBuilder(USUAL);
    private final boolean canonical;
    private int depth;

    private TreeWriter(boolean canonical) {
        this.canonical = canonical;
    }

    static String write(@Nullable Object tree, boolean canonical) {
        TreeWriter writer = new TreeWriter(canonical);
        writer.value(tree);
        return writer.out.toString();
    }

    private void value(@Nullable Object value) {
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof Number number) {
            out.append(number(number));
        } else if (value instanceof Map<?, ?> map) {
            object(canonical ? new TreeMap<>(map) : map);
        } else if (value instanceof Collection<?> list) {
            array(list);
        } else if (value == null || value instanceof Boolean) {
            out.append(value);
        } else {
            string(name(value));
        }
        if (out.length() > Json.MAX_DOCUMENT) {
            throw new JsonException(
                    "the JSON text has more than " + Json.MAX_DOCUMENT + " characters: too much to be read again");
        }
    }

    private void object(Map<?, ?> map) {
        open('{');
        boolean first = true;
        for (Map.Entry<?, ?> field : map.entrySet()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            string(key(field.getKey()));
            out.append(':');
            value(field.getValue());
        }
        close('}');
    }

    private void array(Collection<?> list) {
        open('[');
        Iterator<?> elements = list.iterator();
        while (elements.hasNext()) {
            value(elements.next());
            if (elements.hasNext()) {
                out.append(',');
            }
        }
        close(']');
    }

    private void open(char bracket) {
        if (++depth > Json.MAX_DEPTH) {
            throw new JsonException("cannot be written as JSON: its depth exceeds " + Json.MAX_DEPTH);
        }
        out.append(bracket);
    }

    private void close(char bracket) {
        depth--;
        out.append(bracket);
    }

    private void string(String text) {
        if (text.length() > Json.MAX_STRING) {
            throw new JsonException(
                    "a string has " + text.length() + " characters, at most " + Json.MAX_STRING + " are written");
        }
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Escapes.needed(text, i)) {
                out.append(text, from, i);
                Escapes.write(text.charAt(i), out);
                from = i + 1;
            }
        }
        out.append(text, from, text.length()).append('"');
    }

    private static String key(@Nullable Object key) {
        if (!(key instanceof String name) || name.length() > Json.MAX_NAME || Surrogates.unpaired(name)) {
            throw new JsonException("the key '" + JsonException.excerpt(String.valueOf(key))
                    + "' is no Unicode text of at most " + Json.MAX_NAME + " characters");
        }
        return name;
    }

    private String number(Number value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return value.toString();
        } else if (value instanceof Double || value instanceof Float) {
            if (!Double.isFinite(value.doubleValue())) {
                throw new JsonException("JSON has no number " + value);
            }
            return Numbers.shortest(value.doubleValue());
        }
        BigDecimal exact = new BigDecimal(value.toString());
        return Numbers.written(canonical ? exact.stripTrailingZeros() : exact);
    }

    private static String name(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Instant || value instanceof Duration || value instanceof LocalDate) {
            return value.toString();
        }
        throw new JsonException("JSON has no form for a " + value.getClass().getName()
                + ": use maps, collections, strings, numbers and booleans");
    }
}
