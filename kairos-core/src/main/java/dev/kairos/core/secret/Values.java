package dev.kairos.core.secret;

/** Judges the value of a setting whose name says that it is secret: a secret, or a placeholder, a name, a path, code. */
final class Values {
    private static final int LEAST_PASSWORD = 6;
    private static final int LEAST_DISTINCT = 3;
    private static final int LEAST_SECRET = 12;
    private static final int LEAST_LETTERS = 16;
    private static final int LEAST_WORDLESS = 10;

    private static final int LEAST_DRAWN = 32;

    // Shares of characters that stand in words, found by trial on source code and on drawn values.
    private static final double FEW_WORDS = 0.3;
    private static final double SOME_WORDS = 0.4;
    private static final double HALF_WORDS = 0.5;
    private static final double MOST_WORDS = 0.6;

    private static final CharSet PATH = CharSet.ALNUM.or(CharSet.of("_.-/~"));
    private static final CharSet NUMERIC = CharSet.DIGITS.or(CharSet.of(".,:/-+"));
    private static final CharSet IDENTIFIER = CharSet.ALNUM.or(CharSet.of("_$"));
    private static final CharSet EXPRESSION = CharSet.ALNUM.or(CharSet.of("_.:$@&*>-"));
    private static final CharSet SIGNS = CharSet.ALNUM.or(CharSet.of("_.-/:")).complement();

    private Values() {}

    /** Whether people may have chosen it as a password. In quotes it cannot be a variable or an expression. */
    static boolean isPassword(String value, boolean quoted) {
        if (value.length() < LEAST_PASSWORD || !Check.hasDistinct(LEAST_DISTINCT, value) || isNoValue(value)) {
            return false;
        }
        boolean digits = Randomness.hasDigit(value);
        boolean letters = Randomness.has(value, CharSet.LETTERS);
        if (!letters) {
            return digits
                    && (Randomness.has(value, SIGNS) || CharSet.DIGITS.end(value, 0, value.length()) == value.length());
        }
        if (Randomness.has(value, SIGNS)) {
            return quoted || !isExpression(value);
        }
        if (isNames(value)) {
            return false;
        }
        boolean wordless = Randomness.wordShare(value) < (quoted ? HALF_WORDS : FEW_WORDS);
        return digits || (wordless && value.length() >= LEAST_WORDLESS);
    }

    /** Whether a machine may have drawn it as a key or a token. */
    static boolean isSecret(String value) {
        if (value.length() < LEAST_SECRET || isNoValue(value) || isExpression(value)) {
            return false;
        }
        boolean longEnough = value.length() >= LEAST_LETTERS || Randomness.hasDigit(value);
        return longEnough && Randomness.isRandom(value);
    }

    private static boolean isNoValue(String value) {
        return Placeholders.matches(value)
                || isPath(value)
                || isPattern(value)
                || isQuantity(value)
                || value.contains("://");
    }

    private static boolean isPath(String value) {
        boolean rooted =
                value.startsWith("/") || value.startsWith("./") || value.startsWith("../") || value.startsWith("~/");
        double words = Randomness.wordShare(value);
        boolean drawn = value.length() >= LEAST_DRAWN && words < FEW_WORDS;
        boolean parted = rooted || (value.indexOf('/') > 0 && words > SOME_WORDS);
        return parted && !drawn && PATH.end(value, 0, value.length()) == value.length();
    }

    private static boolean isPattern(String value) {
        return value.startsWith("^") && value.endsWith("$");
    }

    /** A date, a version, a range, a size: numbers with signs between. */
    private static boolean isQuantity(String value) {
        return NUMERIC.end(value, 0, value.length()) == value.length()
                && CharSet.DIGITS.end(value, 0, value.length()) < value.length();
    }

    /** A call, an index, a member of something: {@code f(x)}, {@code a[0]}, {@code config.password}. */
    private static boolean isExpression(String value) {
        int name = EXPRESSION.end(value, 0, value.length());
        if (value.contains("->") || value.contains("::") || value.contains("()")) {
            return true;
        }
        boolean begins = name > 1 && name < value.length() && "([{".indexOf(value.charAt(name)) >= 0;
        if (begins && value.endsWith(")") && IDENTIFIER.or(CharSet.of(".")).end(value, 0, name) == name) {
            return true;
        }
        return begins && Randomness.wordShare(value.substring(0, name)) > SOME_WORDS;
    }

    /** Words with separators or capitals between, and at most a number at the end of one. */
    private static boolean isNames(String value) {
        boolean separated = value.indexOf('_') > 0 || value.indexOf('.') > 0 || value.indexOf('-') > 0;
        boolean member = separated || (Randomness.mixesCase(value) && !Randomness.hasDigit(value));
        return member && Randomness.wordShare(value) > MOST_WORDS;
    }
}
