package dev.kairos.core.secret;

import java.util.List;

/** Finds values that are secret because of the name before them: {@code password = …}, {@code "apiKey": "…"}. */
record Assignments(String stem) implements Detector {
    static final String PASSWORD = "password";
    static final String SECRET = "secret value";

    /** What the names of secrets contain, the names that {@link KeyNames} knows. */
    static final List<String> STEMS = List.of("pass", "pwd", "pswd", "secret", "token", "credential", "key", "auth");

    private static final CharSet NAME = CharSet.ALNUM.or(CharSet.of("_.-"));
    private static final CharSet CODE = CharSet.of("()[]{}=");
    private static final int REACH = 48;
    private static final int LEAST_STRONG = 8;
    private static final double MOST_WORDS = 0.8;
    private static final double FEW_WORDS = 0.3;

    @Override
    public void at(Pass pass, int at) {
        String text = pass.text;
        int end = NAME.end(text, at, at + REACH);
        if (pass.names.covers(end)) {
            return;
        }
        int start = NAME.start(text, at, at - REACH);
        if (start >= 1 && text.charAt(start - 1) == '\\') {
            start++;
        }
        ValueFinder finder = new ValueFinder(text, start, end);
        if (finder.find() && !(finder.isWeak() && isDoubtful(finder.text(), at, end))) {
            judge(pass, finder, KeyNames.kind(text, wordBefore(text, start, at), end));
        }
    }

    /** Where the words around leave doubt, only these can be secrets; and to pass is a verb. */
    private boolean isDoubtful(String value, int at, int end) {
        boolean verb = stem.equals("pass") && end == at + stem.length();
        return verb || !(Randomness.hasDigit(value) || Randomness.mixesCase(value));
    }

    /** A key is told by the word before: {@code api key}. */
    private int wordBefore(String text, int start, int at) {
        boolean alone = stem.equals("key") && start == at && start > 1 && text.charAt(start - 1) == ' ';
        return alone ? CharSet.LETTERS.start(text, start - 1, start - 20) : start;
    }

    private static void judge(Pass pass, ValueFinder value, KeyNames.Kind kind) {
        switch (kind) {
            case NOTHING -> {}
            case PASSWORD -> {
                if (value.isWeak() ? isStrongPassword(value) : Values.isPassword(value.text(), value.isQuoted())) {
                    pass.closed(PASSWORD, value.start(), value.end(), false);
                }
            }
            case SECRET -> {
                if (value.isWeak() ? isStrongSecret(value.text()) : isSecret(value)) {
                    pass.value(SECRET, value.start(), value.end());
                }
            }
            case CREDENTIALS -> {
                if (BasicCredentials.isPair(value.text())) {
                    pass.closed(BasicCredentials.NAME, value.start(), value.end(), true);
                }
            }
        }
    }

    private static boolean isSecret(ValueFinder value) {
        return Values.isSecret(value.text()) || (value.isQuoted() && isStrongPassword(value));
    }

    /** Where the words around leave doubt: three kinds of characters. */
    private static boolean isStrongPassword(ValueFinder value) {
        String text = value.text();
        int kinds = (Randomness.mixesCase(text) ? 2 : 1)
                + (Randomness.hasDigit(text) ? 1 : 0)
                + (Randomness.has(text, CharSet.ALNUM.complement()) ? 1 : 0);
        boolean literal = value.isQuoted() || (Randomness.mixesCase(text) && !Randomness.has(text, CODE));
        return literal
                && text.length() >= LEAST_STRONG
                && kinds >= 3
                && Randomness.wordShare(text) < MOST_WORDS
                && Values.isPassword(text, value.isQuoted());
    }

    /** Where the words around leave doubt: neither a digest nor a name with a number in it. */
    private static boolean isStrongSecret(String text) {
        return Randomness.hasDigit(text)
                && !isHex(text)
                && Randomness.wordShare(text) < FEW_WORDS
                && Values.isSecret(text);
    }

    private static boolean isHex(String value) {
        return CharSet.HEX.or(CharSet.of("-")).end(value, 0, value.length()) == value.length();
    }
}
