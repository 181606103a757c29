package dev.kairos.core.internal.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Tree to text. The nesting limit of the factories bounds the recursion. */
final class TreeWriter {

    private static final JsonFactory PLAIN = factory(false);

    /** For texts that UTF-8 cannot carry (a surrogate without its partner): written as escapes, they survive. */
    private static final JsonFactory ESCAPING = factory(true);

    private final JsonGenerator out;
    private final boolean canonical;
    private boolean unpaired;

    private TreeWriter(JsonGenerator out, boolean canonical) {
        this.out = out;
        this.canonical = canonical;
    }

    static String write(@Nullable Object tree, boolean canonical) {
        BoundedWriter text = new BoundedWriter(Json.MAX_DOCUMENT);
        if (!write(tree, canonical, PLAIN, text)) {
            text = new BoundedWriter(Json.MAX_DOCUMENT);
            write(tree, canonical, ESCAPING, text);
        }
        return text.toString();
    }

    /** Returns whether the text can be carried by UTF-8. */
    private static boolean write(@Nullable Object tree, boolean canonical, JsonFactory factory, BoundedWriter text) {
        try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), text)) {
            TreeWriter writer = new TreeWriter(out, canonical);
            writer.value(tree);
            return !writer.unpaired;
        } catch (JacksonException e) {
            throw new JsonException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static JsonFactory factory(boolean escape) {
        return JsonFactory.builder()
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(Json.MAX_DEPTH)
                        .build())
                .configure(JsonWriteFeature.ESCAPE_NON_ASCII, escape)
                .build();
    }

    private void value(@Nullable Object value) {
        if (value instanceof String text) {
            out.writeString(checked(text));
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Collection<?> list) {
            out.writeStartArray();
            list.forEach(this::value);
            out.writeEndArray();
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value == null) {
            out.writeNull();
        } else {
            out.writeString(checked(name(value)));
        }
    }

    private void object(Map<?, ?> map) {
        out.writeStartObject();
        (canonical ? new TreeMap<>(map) : map).forEach((key, value) -> {
            if (!(key instanceof String name) || name.length() > Json.MAX_NAME || Surrogates.unpaired(name)) {
                throw new JsonException("the key '" + Fields.excerpt(String.valueOf(key))
                        + "' is no Unicode text of at most " + Json.MAX_NAME + " characters");
            }
            out.writeName(name);
            value(value);
        });
        out.writeEndObject();
    }

    private void number(Number value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            out.writeNumber(value.longValue());
        } else if (value instanceof Double || value instanceof Float) {
            if (!Double.isFinite(value.doubleValue())) {
                throw new JsonException("JSON has no number " + value);
            }
            out.writeNumber(Numbers.shortest(value.doubleValue()));
        } else {
            BigDecimal exact = new BigDecimal(value.toString());
            out.writeNumber(Numbers.written(canonical ? exact.stripTrailingZeros() : exact));
        }
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

    private String checked(String text) {
        if (text.length() > Json.MAX_STRING) {
            throw new JsonException(
                    "a string has " + text.length() + " characters, at most " + Json.MAX_STRING + " are written");
        }
        unpaired |= Surrogates.unpaired(text);
        return text;
    }
}
