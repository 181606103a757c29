package dev.kairos.core.internal.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Text to tree, as the parser reads it. The nesting limit of the factory bounds the recursion. */
final class TreeReader {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Json.MAX_DEPTH)
                    .maxStringLength(Json.MAX_STRING)
                    .maxNameLength(Json.MAX_NAME)
                    .maxNumberLength(Json.MAX_NUMBER)
                    .maxTokenCount(2_000_000)
                    .build())
            .build();

    private TreeReader() {}

    static Map<String, @Nullable Object> object(String text) {
        try (JsonParser parser = open(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonException("expected a JSON object, found " + describe(parser.currentToken()));
            }
            Map<String, @Nullable Object> tree = readObject(parser);
            requireEnd(parser);
            return tree;
        } catch (JacksonException e) {
            throw failed(e);
        }
    }

    static @Nullable Object value(String text) {
        try (JsonParser parser = open(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new JsonException("expected JSON, found no text");
            }
            Object tree = read(parser, first);
            requireEnd(parser);
            return tree;
        } catch (JacksonException e) {
            throw failed(e);
        }
    }

    private static JsonParser open(String text) {
        if (text.length() > Json.MAX_DOCUMENT) {
            throw new JsonException(
                    "the JSON text has " + text.length() + " characters, at most " + Json.MAX_DOCUMENT + " are read");
        }
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    private static void requireEnd(JsonParser parser) {
        if (parser.nextToken() != null) {
            throw new JsonException("text follows the end of the JSON value" + at(parser.currentTokenLocation()));
        }
    }

    private static @Nullable Object read(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> Numbers.integer(parser);
            case VALUE_NUMBER_FLOAT -> Numbers.fraction(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new JsonException("unexpected " + token + at(parser.currentTokenLocation()));
        };
    }

    private static Map<String, @Nullable Object> readObject(JsonParser parser) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            int before = map.size();
            map.put(name, read(parser, parser.nextToken()));
            if (map.size() == before || Surrogates.unpaired(name)) {
                throw new JsonException("key '" + JsonException.excerpt(name)
                        + "' stands twice in one object or is no Unicode text" + at(parser.currentTokenLocation()));
            }
        }
        return Collections.unmodifiableMap(map);
    }

    private static List<@Nullable Object> readArray(JsonParser parser) {
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            list.add(read(parser, token));
        }
        return Collections.unmodifiableList(list);
    }

    private static String describe(@Nullable JsonToken token) {
        return token == null ? "no text" : token.isScalarValue() ? "a " + kind(token) : "an array";
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> "string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
            case VALUE_TRUE, VALUE_FALSE -> "boolean";
            default -> "null";
        };
    }

    private static String at(TokenStreamLocation location) {
        return " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static JsonException failed(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        String where = location == null ? "" : at(location);
        return new JsonException("not valid JSON" + where + ": " + withoutAdvice(e.getOriginalMessage()), e);
    }

    /** The parser's messages advise to change its settings: no advice for whoever wrote the text. */
    private static String withoutAdvice(String message) {
        String plain = message;
        for (String advice : List.of(" (start marker", ": enable `", ": JSON spec", ", from `", ": maybe a")) {
            int begin = plain.indexOf(advice);
            plain = begin < 0 ? plain : plain.substring(0, begin);
        }
        return plain;
    }
}
