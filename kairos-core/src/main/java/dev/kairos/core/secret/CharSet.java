package dev.kairos.core.secret;

/**
 * A set of characters.
 *
 * @param low which of the characters 0 to 63 belong to it, a bit each
 * @param high which of the characters 64 to 127 belong to it
 * @param rest whether all characters from 128 on belong to it
 */
record CharSet(long low, long high, boolean rest) {

    /** How far a capital letter stands from its small one. */
    private static final int CASE = 'a' - 'A';

    static final CharSet NONE = new CharSet(0, 0, false);
    static final CharSet ANY = NONE.complement();
    static final CharSet LOWER = range('a', 'z');
    static final CharSet UPPER = range('A', 'Z');
    static final CharSet DIGITS = range('0', '9');
    static final CharSet LETTERS = LOWER.or(UPPER);
    static final CharSet ALNUM = LETTERS.or(DIGITS);
    static final CharSet HEX = DIGITS.or(range('a', 'f')).or(range('A', 'F'));
    static final CharSet WORD = ALNUM.or(of("_-."));
    static final CharSet BASE64 = ALNUM.or(of("+/=_-"));
    static final CharSet BLANKS = of(" \t");
    static final CharSet SPACES = of(" \t\r\n\f");
    static final CharSet QUOTES = of("\"'`");

    static CharSet of(String characters) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            low |= c < 64 ? 1L << c : 0;
            high |= c < 64 ? 0 : 1L << c;
        }
        return new CharSet(low, high, false);
    }

    static CharSet of(char c) {
        return new CharSet(c < 64 ? 1L << c : 0, c < 64 ? 0 : 1L << c, false);
    }

    static CharSet range(char first, char last) {
        long low = 0;
        long high = 0;
        for (int c = first; c <= last; c++) {
            if (c < 64) {
                low |= 1L << c;
            } else {
                high |= 1L << c;
            }
        }
        return new CharSet(low, high, false);
    }

    CharSet or(CharSet other) {
        return new CharSet(low | other.low, high | other.high, rest || other.rest);
    }

    CharSet complement() {
        return new CharSet(~low, ~high, !rest);
    }

    boolean has(char c) {
        long bits = c < 64 ? low : high;
        return c < 128 ? ((bits >>> c) & 1) != 0 : rest;
    }

    boolean hasAny(CharSet other) {
        return (low & other.low) != 0 || (high & other.high) != 0 || (rest && other.rest);
    }

    /** Where the run of members that begins at {@code from} ends, at most at {@code limit}. */
    int end(String text, int from, int limit) {
        int bound = Math.min(limit, text.length());
        int at = from;
        while (at < bound && has(text.charAt(at))) {
            at++;
        }
        return Math.max(at, from);
    }

    /** Where the run of members that ends before {@code from} begins, at least at {@code limit}. */
    int start(String text, int from, int limit) {
        int bound = Math.max(limit, 0);
        int at = from;
        while (at > bound && has(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** Its members below 128. */
    char[] members() {
        char[] members = new char[Long.bitCount(low) + Long.bitCount(high)];
        int at = 0;
        for (long bits = low; bits != 0; bits &= bits - 1) {
            members[at++] = (char) Long.numberOfTrailingZeros(bits);
        }
        for (long bits = high; bits != 0; bits &= bits - 1) {
            members[at++] = (char) (64 + Long.numberOfTrailingZeros(bits));
        }
        return members;
    }

    /** This set and the letters of the other case. */
    CharSet ignoringCase() {
        long letters = high & LETTERS.high;
        long lower = (letters << CASE) & LOWER.high;
        long upper = (letters >>> CASE) & UPPER.high;
        return new CharSet(low, high | lower | upper, rest);
    }
}
