package dev.kairos.core.secret;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Recognises what stands for a value that is filled in elsewhere, or that nobody took the trouble to choose. */
final class Placeholders {

    private static final Set<String> WORDS = Set.of(words("""
            password passwd pass pwd secret token user username changeme change_me changeit string null none
            undefined true false admin root guest test xxx key value apikey api_key mypassword my_password
            yourpassword
            """));

    private static final List<String> PARTS = List.of(words("""
            example placeholder your_ your- <your redacted dummy xxxx **** .... insert_ insert- replace changeme
            change-me todo process.env os.environ getenv secrets.
            """));

    private static final CharSet BRACKETED = CharSet.ALNUM.or(CharSet.of("_.-/:$ |{}<>[]()?="));
    private static final CharSet IDENTIFIER = CharSet.ALNUM.or(CharSet.of("_$"));
    private static final String OPEN = "{<[(%@";
    private static final String CLOSE = "}>])%@";
    private static final int PERCENT = OPEN.indexOf('%');

    private Placeholders() {}

    private static String[] words(String text) {
        return text.strip().replace('\n', ' ').split(" ");
    }

    /** Whether it stands for a value that is filled in elsewhere. */
    static boolean matches(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return WORDS.contains(lower) || hasPart(lower) || isBracketed(value) || isVariable(value);
    }

    private static boolean hasPart(String lower) {
        for (String part : PARTS) {
            if (lower.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBracketed(String value) {
        int at = value.startsWith("${") || value.startsWith("#{") || value.startsWith("$(") ? 1 : 0;
        int kind = value.length() > at ? OPEN.indexOf(value.charAt(at)) : -1;
        if (kind < 0) {
            return false;
        }
        int last = value.length() - 1;
        int inner = last > at && value.charAt(last) == CLOSE.charAt(kind) ? last : last + 1;
        boolean closed = inner == last || (inner > at + 1 && kind < PERCENT);
        return closed && BRACKETED.end(value, at + 1, inner) == inner;
    }

    /** {@code $NAME}, {@code &name} of YAML, {@code !Ref name}, {@code @name}. */
    private static boolean isVariable(String value) {
        return !value.isEmpty()
                && "$&!@".indexOf(value.charAt(0)) >= 0
                && IDENTIFIER.end(value, 1, value.length()) == value.length()
                && Randomness.wordShare(value) > 0.5;
    }
}
