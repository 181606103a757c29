package dev.kairos.core.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells from the name of a setting what its value is: {@code DB_PASSWORD}, {@code apiKey}, but not {@code maxTokens}. */
final class KeyNames {

    /** What a value is by its name. */
    enum Kind {
        NOTHING,
        PASSWORD,
        SECRET,
        CREDENTIALS
    }

    private static final Set<String> PASSWORDS = words("""
            password passwd passphrase passwort passcode pwd pass pswd requirepass sshpass userpass dbpass
            adminpass rootpass keypass storepass masterpass smtppass
            """);
    private static final Set<String> SECRETS = Set.of("secret", "token", "credential", "credentials");
    private static final List<String> SECRET_ENDS =
            List.of("token", "secret", "apikey", "accesskey", "secretkey", "privatekey", "authkey", "signingkey");
    private static final Set<String> QUALIFIERS = words("""
            api access secret private signing signature encryption encrypt master account auth app application
            service storage session shared license client consumer deploy webhook admin root function
            subscription integration write ingest server project user hmac jwt cookie crypto crypt host security
            instrumentation
            """);

    /** What may follow without changing what the value is. */
    private static final Set<String> NEUTRAL = words("""
            value val text txt string str data raw plain base b v encoded env var prod production dev
            development staging stage test testing live default new old current backup primary secondary header
            key confirmation confirm repeat here
            """);

    /** What makes the value of what follows public, a number or a name. */
    private static final Set<String> DENIED = words("""
            max min num count total input output prompt completion page next prev previous continuation cursor
            sync public csrf xsrf cancel cancellation stop eos bos pad mask unk special is has needs require
            show hide forgot reset primary foreign partition sort no pagination resume
            """);

    private KeyNames() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().replace('\n', ' ').split(" "));
    }

    static Kind kind(String text, int start, int end) {
        List<String> words = words(text, start, end);
        for (int i = words.size() - 1; i >= 0; i--) {
            Kind kind = kind(words, i);
            if (kind != Kind.NOTHING) {
                return i > 0 && DENIED.contains(words.get(i - 1)) ? Kind.NOTHING : kind;
            }
            if (!NEUTRAL.contains(words.get(i))
                    && !Character.isDigit(words.get(i).charAt(0))) {
                return Kind.NOTHING;
            }
        }
        return Kind.NOTHING;
    }

    private static Kind kind(List<String> words, int i) {
        String word = words.get(i);
        if (PASSWORDS.contains(word) || word.endsWith("password") || word.endsWith("passwd")) {
            return Kind.PASSWORD;
        }
        boolean qualified = word.equals("key") && i > 0 && QUALIFIERS.contains(words.get(i - 1));
        if (qualified || SECRETS.contains(word) || endsAsSecret(word)) {
            return Kind.SECRET;
        }
        boolean joined = word.endsWith("key") && QUALIFIERS.contains(word.substring(0, word.length() - 3));
        if (joined) {
            return Kind.SECRET;
        }
        return word.equals("auth") ? Kind.CREDENTIALS : Kind.NOTHING;
    }

    private static boolean endsAsSecret(String word) {
        for (String end : SECRET_ENDS) {
            if (word.endsWith(end)) {
                return true;
            }
        }
        return false;
    }

    /** The words of a name in lower case: parted by signs, by capitals, and before digits. */
    private static List<String> words(String text, int start, int end) {
        List<String> words = new ArrayList<>();
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || (i > start && begins(text, i, end))) {
                int to = CharSet.ALNUM.end(text, from, i);
                if (to > from) {
                    words.add(text.substring(from, to).toLowerCase(Locale.ROOT));
                }
                from = i < end && !CharSet.ALNUM.has(text.charAt(i)) ? i + 1 : i;
            }
        }
        return words;
    }

    private static boolean begins(String text, int i, int end) {
        char c = text.charAt(i);
        char before = text.charAt(i - 1);
        if (!CharSet.ALNUM.has(c)) {
            return true;
        }
        if (CharSet.UPPER.has(c)) {
            boolean lastOfCapitals = i + 1 < end && CharSet.LOWER.has(text.charAt(i + 1)) && CharSet.UPPER.has(before);
            return CharSet.LOWER.has(before) || CharSet.DIGITS.has(before) || lastOfCapitals;
        }
        return CharSet.DIGITS.has(c) && CharSet.LETTERS.has(before);
    }
}
