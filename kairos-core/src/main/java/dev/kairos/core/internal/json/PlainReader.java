package dev.kairos.core.internal.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link TreeWriter} usually writes: JSON without white space, fractions and escaped code points. It saves small
 * texts, of which a journal holds millions, the making of a parser. Whatever looks different, mistakes included, is left to
 * the parser: its word on what is JSON is the only one.
 */
final class PlainReader {

    /** Stands for a text that is the parser's. */
    static final Object OTHER = new Object();

    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_DEPTH = 50;
    /** More digits may not fit into a {@code long}. */
    private static final int MAX_DIGITS = 18;

    /** Names and values, with room for eight fields. */
    private static final int USUAL_FIELDS = 16;
    /** More are looked up in a hash table. */
    private static final int MAX_FIELDS = 64;

    private static final String ESCAPED = "\"\\/nrtbf";
    private static final String MEANT = "\"\\/\n\r\t\b\f";

    private final char[] text;
    private int at;

    private PlainReader(String source) {
        text = new char[source.length() + 1]; // ends with a zero, which no JSON holds
        source.getChars(0, source.length(), text, 0);
    }

    /** Returns the tree, or {@link #OTHER}. */
    static @Nullable Object read(String text) {
        if (text.length() > MAX_TEXT) {
            return OTHER;
        }
        PlainReader reader = new PlainReader(text);
        Object tree = reader.value(MAX_DEPTH);
        return reader.at == text.length() ? tree : OTHER;
    }

    private @Nullable Object value(int depth) {
        return switch (text[at]) {
            case '"' -> {
                String string = string();
                yield string == null ? OTHER : string;
            }
            case '{' -> depth == 0 ? OTHER : object(depth - 1);
            case '[' -> depth == 0 ? OTHER : array(depth - 1);
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Object object(int depth) {
        @Nullable Object[] fields = new @Nullable Object[USUAL_FIELDS];
        int length = 0;
        at++;
        while (text[at] != '}') {
            if (length == MAX_FIELDS || !field(fields, length, depth) || !separated('}')) {
                return OTHER;
            }
            length += 2;
            if (length == fields.length) {
                fields = Arrays.copyOf(fields, 2 * length);
            }
        }
        at++;
        return new SmallMap<>(Arrays.copyOf(fields, length));
    }

    private boolean field(@Nullable Object[] fields, int length, int depth) {
        String name = text[at] == '"' ? string() : null;
        if (name == null || name.length() > Json.MAX_NAME || text[at] != ':') {
            return false;
        }
        at++;
        fields[length] = name;
        fields[length + 1] = value(depth);
        return fields[length + 1] != OTHER && SmallMap.valueOf(name, fields, length) < 0;
    }

    private Object array(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        at++;
        while (text[at] != ']') {
            Object value = value(depth);
            list.add(value);
            if (value == OTHER || !separated(']')) {
                return OTHER;
            }
        }
        at++;
        return Collections.unmodifiableList(list);
    }

    /** Steps over the comma between two elements; what closes the whole may stand there instead. */
    private boolean separated(char close) {
        if (text[at] != ',') {
            return text[at] == close;
        }
        at++;
        return text[at] != close;
    }

    private @Nullable String string() {
        int from = ++at;
        skipPlain();
        int end = at;
        while (text[at] == '\\') {
            int escape = ESCAPED.indexOf(text[at + 1]);
            if (escape < 0) {
                return null;
            }
            // What an escape means is shorter than the escape: the string is put together where it was read.
            text[end++] = MEANT.charAt(escape);
            int plain = at + 2;
            at = plain;
            skipPlain();
            System.arraycopy(text, plain, text, end, at - plain);
            end += at - plain;
        }
        return text[at++] == '"' ? new String(text, from, end - from) : null;
    }

    private void skipPlain() {
        char[] plain = text;
        int end = at;
        while (isPlain(plain[end])) {
            end++;
        }
        at = end;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c);
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        for (int i = 0; i < word.length(); i++) {
            if (text[at++] != word.charAt(i)) {
                return OTHER;
            }
        }
        return value;
    }

    private Object number() {
        char[] source = text;
        boolean negative = source[at] == '-';
        int first = negative ? at + 1 : at;
        int end = first;
        long number = 0;
        while (source[end] >= '0' && source[end] <= '9' && end - first <= MAX_DIGITS) {
            number = number * 10 + source[end++] - '0';
        }
        at = end;
        int digits = end - first;
        boolean whole = source[end] != '.' && source[end] != 'e' && source[end] != 'E';
        if (digits == 0 || digits > MAX_DIGITS || !whole || (source[first] == '0' && (digits > 1 || negative))) {
            return OTHER;
        }
        return negative ? -number : number;
    }
}
