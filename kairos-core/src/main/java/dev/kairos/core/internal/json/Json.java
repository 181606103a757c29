package dev.kairos.core.internal.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Strict, bounded JSON.
 *
 * <p>A tree is made of unmodifiable {@code Map} (in the order of the text), unmodifiable {@code List}, {@code String},
 * {@code Long}, {@code Double} (fractions that a double holds exactly as written), {@code BigDecimal} (all other numbers),
 * {@code Boolean} and {@code null}. What was read and written again is equal when it is read again.
 *
 * <p>Refused: anything outside of RFC 8259, the same key twice in an object, text after the end, and what exceeds the limits
 * named here, in either direction: whatever was written can be read. All methods are safe for use by many threads.
 */
public final class Json {

    /** How deep objects and arrays may be nested. */
    public static final int MAX_DEPTH = 100;

    /** The most characters of a document: 16 Mi. */
    public static final int MAX_DOCUMENT = 16 << 20;

    /** The most characters of one string: 4 Mi. */
    public static final int MAX_STRING = 4 << 20;

    /** The most characters of one key. */
    public static final int MAX_NAME = 10_000;

    /** The most characters of one number; its exponent lies between -1,000 and 1,000. */
    public static final int MAX_NUMBER = 200;

    private Json() {}

    /**
     * Reads an object.
     *
     * @param text JSON text
     * @return the tree
     * @throws JsonException if the text is no strict JSON object within the limits
     */
    public static Map<String, @Nullable Object> object(String text) {
        Object plain = PlainReader.read(text);
        if (plain instanceof Map<?, ?>) {
            @SuppressWarnings("unchecked") // The names of objects are strings.
            Map<String, @Nullable Object> tree = (Map<String, @Nullable Object>) plain;
            return tree;
        }
        return TreeReader.object(text);
    }

    /**
     * Reads any value.
     *
     * @param text JSON text
     * @return the tree
     * @throws JsonException if the text is no strict JSON within the limits
     */
    public static @Nullable Object value(String text) {
        Object plain = PlainReader.read(text);
        return plain == PlainReader.OTHER ? TreeReader.value(text) : plain;
    }

    /**
     * Reads an object for access by field.
     *
     * @param text JSON text
     * @return the fields
     * @throws JsonException if the text is no strict JSON object within the limits
     */
    public static Fields fields(String text) {
        return Fields.of(object(text));
    }

    /**
     * Writes a tree without white space, keys in the order of their maps.
     *
     * @param tree maps, collections, strings, numbers, booleans and {@code null}; enums are written by their name, instants,
     *     durations and local dates by their ISO form
     * @return JSON text
     * @throws JsonException if the tree holds anything else, a number that is not finite, or exceeds a limit
     */
    public static String write(@Nullable Object tree) {
        return TreeWriter.write(tree, false);
    }

    /**
     * Writes a tree such that equal trees have equal texts: as {@link #write}, keys sorted by their UTF-16 code units, big
     * decimals without trailing zeros. The integer 1 and the fraction 1.0 stay different.
     *
     * @param tree as for {@link #write}
     * @return JSON text
     * @throws JsonException as for {@link #write}
     */
    public static String canonical(@Nullable Object tree) {
        return TreeWriter.write(tree, true);
    }
}
