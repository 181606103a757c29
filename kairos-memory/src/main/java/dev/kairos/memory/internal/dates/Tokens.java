package dev.kairos.memory.internal.dates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words, numbers and marks of a text with their places. */
final class Tokens {
    /** What comes later in a text is not looked at; long texts come in passages. */
    static final int LONGEST_TEXT = 1 << 16;

    private static final Token END = new Token("", "", Integer.MAX_VALUE, Integer.MAX_VALUE);

    private final List<Token> tokens;

    /**
     * One of them.
     *
     * @param word in lower case
     * @param raw as it stands
     * @param from where it begins
     * @param to where it ends, exclusive
     */
    record Token(String word, String raw, int from, int to) {
        boolean capital() {
            return !raw.isEmpty() && Character.isUpperCase(raw.charAt(0));
        }

        /** The number that it is made of, or -1. */
        int number() {
            return word.length() <= 4 && !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9')
                    ? Integer.parseInt(word)
                    : -1;
        }
    }

    private Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Tokens of(String text) {
        List<Token> tokens = new ArrayList<>();
        int end = Math.min(text.length(), LONGEST_TEXT);
        int at = 0;
        while (at < end) {
            int kind = kind(text.charAt(at));
            int to = at + 1;
            while (to < end && kind > 1 && kind(text.charAt(to)) == kind) {
                to++;
            }
            if (kind > 0) {
                String raw = text.substring(at, to);
                tokens.add(new Token(raw.toLowerCase(Locale.ROOT), raw, at, to));
            }
            at = to;
        }
        return new Tokens(tokens);
    }

    int size() {
        return tokens.size();
    }

    /** The token at an index, or one that is no word. */
    Token at(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : END;
    }

    String word(int index) {
        return at(index).word();
    }

    int number(int index) {
        return at(index).number();
    }

    boolean is(int index, String word) {
        return at(index).word().equals(word);
    }

    boolean in(int index, Set<String> words) {
        return words.contains(at(index).word());
    }

    /** Whether the words from an index are these. */
    boolean are(int index, String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!is(index + i, words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing, not even a space, stands between a token and the next. */
    boolean joined(int index) {
        return at(index).to() == at(index + 1).from();
    }

    /** Space, mark, letter, digit. */
    private static int kind(char c) {
        if (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
            return 2;
        }
        if (c >= '0' && c <= '9') {
            return 3;
        }
        return Character.isWhitespace(c) || Character.isSpaceChar(c) ? 0 : 1;
    }
}
