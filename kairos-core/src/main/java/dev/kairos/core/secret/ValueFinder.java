package dev.kairos.core.secret;

import java.util.List;

/**
 * Finds the value that a text gives to a name, in the ways of configuration files, programs, commands, markup and prose. Looks at
 * a bounded piece of text behind the name.
 */
final class ValueFinder {
    private static final int LEAST = 6;
    private static final int LONGEST = 300;
    private static final int WIDEST = 8;
    private static final int WIDEST_INDENT = 40;
    private static final int LONGEST_TYPE = 24;
    private static final CharSet CLOSERS = CharSet.QUOTES.or(CharSet.of("\\)]*"));
    private static final CharSet OPERATORS = CharSet.of(":=>?");
    private static final CharSet TYPE = CharSet.ALNUM.or(CharSet.of("_&?.[]<>'"));
    private static final CharSet BEFORE_VALUE =
            CharSet.SPACES.or(CharSet.QUOTES).or(CharSet.of(",;\\-"));
    private static final CharSet PREFIXES = CharSet.of("bfru@$L");
    private static final CharSet ENDS = CharSet.SPACES.or(CharSet.QUOTES).or(CharSet.of(",;<>\\"));
    private static final CharSet CLOSING = CharSet.of(")}]|&");
    private static final CharSet EQUALS = CharSet.of("=");
    private static final CharSet LINE_START = CharSet.BLANKS.or(CharSet.of("-+>"));
    private static final CharSet TO_LINE_END =
            CharSet.SPACES.or(CharSet.of("\\")).complement();
    private static final List<String> COMMANDS = List.of("export ", "set ", "ENV ", "ARG ", "env ");

    private final String where;
    private final int nameStart;
    private final int nameEnd;
    private boolean weak;
    private boolean quoted;
    private int start;
    private int end;

    ValueFinder(String where, int nameStart, int nameEnd) {
        this.where = where;
        this.nameStart = nameStart;
        this.nameEnd = nameEnd;
    }

    /** Whether there is a value; the other methods then tell of it. */
    boolean find() {
        int closed = CLOSERS.end(where, nameEnd, nameEnd + 6);
        boolean quotedName = closed > nameEnd && CharSet.QUOTES.has(where.charAt(closed - 1));
        int at = CharSet.BLANKS.end(where, closed, closed + WIDEST);
        int value = assigned(at, quotedName, at > closed);
        if (value < 0 || !take(CharSet.BLANKS.end(where, value, value + WIDEST))) {
            return false;
        }
        boolean number = quotedName && !quoted && isNumber(text());
        return end - start >= LEAST && !number;
    }

    String text() {
        return where.substring(start, end);
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    boolean isQuoted() {
        return quoted;
    }

    /** Whether only nearness says that it is the value. */
    boolean isWeak() {
        return weak;
    }

    /** Where the value begins or blanks before it; -1 if nothing is assigned. */
    private int assigned(int at, boolean quotedName, boolean gap) {
        char c = charAt(at);
        if (c == ':' || c == '=' || (c == '?' && charAt(at + 1) == '=')) {
            return isPath(at) ? -1 : operator(at);
        }
        if (c == '-' && charAt(at + 1) == '>') {
            return at + 2;
        }
        if (c == '>') {
            return quotedName || charAt(nameStart - 1) == '<' ? at + 1 : -1;
        }
        if (c == '(') {
            return CharSet.QUOTES.has(charAt(at + 1)) || charAt(at + 1) == '\\' ? at + 1 : -1;
        }
        int named = namedValue(at);
        if (named >= 0) {
            return named;
        }
        weak = !isOption();
        if (c == ',' || c == '|') {
            return at + 1;
        }
        return gap ? afterVerb(at) : -1;
    }

    /** Whether the name is a part between colons: {@code arn:aws:…:secret:name}, {@code Credentials::VERSION}. */
    private boolean isPath(int at) {
        boolean bare = charAt(at) == ':' && at == nameEnd;
        return bare && (charAt(at + 1) == ':' || (charAt(nameStart - 1) == ':' && charAt(at + 1) > ' '));
    }

    private int operator(int at) {
        int end = OPERATORS.end(where, at, at + 3);
        int type = CharSet.BLANKS.end(where, end, end + WIDEST);
        int typeEnd = CharSet.BLANKS.end(where, TYPE.end(where, type, type + LONGEST_TYPE), type + LONGEST_TYPE + 2);
        boolean typed = charAt(at) == ':' && typeEnd > type && charAt(typeEnd) == '=' && charAt(typeEnd + 1) != '=';
        return typed ? typeEnd + 1 : end;
    }

    /** A pair of a name and a value of their own: {@code "name": "TOKEN", "value": "…"}. */
    private int namedValue(int at) {
        int value = BEFORE_VALUE.end(where, at, at + 40);
        if (charAt(value) == 'n' && charAt(value - 1) == '\\') {
            value = BEFORE_VALUE.end(where, value + 1, value + 40);
        }
        if (value == at || !where.regionMatches(true, value, "value", 0, 5)) {
            return -1;
        }
        int operator = CharSet.BLANKS.end(where, CLOSERS.end(where, value + 5, value + 9), value + 12);
        char c = charAt(operator);
        return c == ':' || c == '=' ? operator + 1 : -1;
    }

    private int afterVerb(int at) {
        for (String verb : new String[] {"is: ", "is ", "was ", "= "}) {
            if (where.startsWith(verb, at)) {
                return at + verb.length();
            }
        }
        return at;
    }

    /** Whether the name is an option of a command: what follows is its value. */
    private boolean isOption() {
        return charAt(nameStart) == '-' && charAt(nameStart - 1) <= ' ';
    }

    private boolean take(int at) {
        int prefix = PREFIXES.end(where, at, at + 2);
        int from = CharSet.QUOTES.has(charAt(prefix)) ? prefix : at;
        int quote = from;
        while (charAt(quote) == '\\' && quote < from + 4) {
            quote++;
        }
        if (CharSet.QUOTES.has(charAt(quote))) {
            return takeQuoted(from, quote);
        }
        start = from;
        end = startsLine() ? lineEnd(from) : bareEnd(from);
        return end > start;
    }

    private boolean takeQuoted(int from, int quote) {
        String closing = where.substring(from, quote + 1);
        start = quote + 1;
        if (where.startsWith(closing, start) && where.startsWith(closing, start + closing.length())) {
            start += 2 * closing.length();
        }
        quoted = true;
        int limit = Math.min(where.length(), start + LONGEST);
        for (int i = start; i < limit && where.charAt(i) != '\n'; i++) {
            if (where.startsWith(closing, i) && (closing.length() > 1 || where.charAt(i - 1) != '\\')) {
                end = i;
                return end > start && CharSet.SPACES.complement().end(where, start, end) == end;
            }
        }
        quoted = false;
        end = bareEnd(start);
        return end > start;
    }

    /** Whether the name stands at the start of a line, as in a configuration file. */
    private boolean startsLine() {
        if (quoted || charAt(nameEnd) == '>') {
            return false;
        }
        int before = nameStart;
        for (String command : COMMANDS) {
            before = where.startsWith(command, nameStart - command.length()) ? nameStart - command.length() : before;
        }
        before = LINE_START.start(where, before, before - WIDEST_INDENT);
        return before == 0 || where.charAt(before - 1) == '\n' || where.startsWith("\\n", before - 2);
    }

    /** The whole rest of a line without blanks, less what code puts at the end. */
    private int lineEnd(int from) {
        int to = TO_LINE_END.end(where, from, from + LONGEST);
        int quote = CharSet.QUOTES.complement().end(where, from, to);
        to = quote < to ? bareEnd(from) : to;
        while (to > from && ",;".indexOf(where.charAt(to - 1)) >= 0) {
            to--;
        }
        return to;
    }

    private int bareEnd(int from) {
        int limit = Math.min(where.length(), from + LONGEST);
        int at = from;
        while (at < limit && !ENDS.has(where.charAt(at)) && !closes(at) && !assigns(at)) {
            at++;
        }
        return weak && at > from && ".:!?".indexOf(where.charAt(at - 1)) >= 0 ? at - 1 : at;
    }

    /** A bracket closes what is around the value if nothing of the value follows; an ampersand if another parameter does. */
    private boolean closes(int at) {
        char c = where.charAt(at);
        if (!CLOSING.has(c)) {
            return false;
        }
        char next = charAt(at + 1);
        if (c == '&') {
            int name = CharSet.ALNUM.or(CharSet.of("_-.")).end(where, at + 1, at + 40);
            return name > at + 1 && (charAt(name) == '=' || charAt(name) == ';');
        }
        return next <= ' ' || CLOSING.has(next) || ENDS.has(next) || next == '.' || next == ':';
    }

    /** Whether the value so far is a name that another value is assigned to: an equals sign that is no padding. */
    private boolean assigns(int at) {
        int next = where.charAt(at) == '=' ? EQUALS.end(where, at, at + 3) : at;
        return next > at && next < where.length() && !ENDS.has(charAt(next)) && !CLOSING.has(charAt(next));
    }

    private static boolean isNumber(String value) {
        CharSet number = CharSet.DIGITS.or(CharSet.of("+-.eE"));
        return number.end(value, 0, value.length()) == value.length();
    }

    private char charAt(int index) {
        return index >= 0 && index < where.length() ? where.charAt(index) : '\0';
    }
}
