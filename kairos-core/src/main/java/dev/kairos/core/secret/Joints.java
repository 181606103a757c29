package dev.kairos.core.secret;

/**
 * Puts literals together that were split: by concatenation, by adjacent quotes, by a backslash at the end of a line. The joint is
 * all between the last character of one piece and the first of the next.
 */
final class Joints implements Detector {
    private static final int LONGEST = 600;
    private static final int NAME = 64;
    private static final int SHORT = 128;
    private static final int WORDS = 5;
    private static final int WINDOW = 16_384;
    private static final int WIDEST = 100;
    private static final int MOST_LINES = 3;
    private static final CharSet PIECE = CharSet.ALNUM.or(CharSet.of(" -_./+=:@%~$!#&*?^,;|"));
    private static final CharSet SOLID = CharSet.SPACES.or(CharSet.QUOTES).complement();
    private static final CharSet ASSIGNS = CharSet.of("=:");
    private static final CharSet OPERATORS = CharSet.of("+.&~|");
    private static final CharSet PREFIXES = CharSet.of("bfru@$LN");

    @Override
    public void at(Pass pass, int at) {
        if (!pass.isTop() || pass.joints.covers(at + 1)) {
            return;
        }
        String text = pass.text;
        int begin = first(text, at);
        if (end(text, begin) < 0) {
            return;
        }
        int i = SOLID.start(text, begin, begin - LONGEST);
        i = Math.max(0, i - NAME);
        View view = new View(SHORT);
        int last = begin;
        for (int end = begin + 1; i < end && view.length() < WINDOW; ) {
            int next = end(text, i);
            if (next < 0) {
                view.add(text.charAt(i), i, i + 1);
                i++;
            } else {
                last = i;
                i = next;
                end = Math.max(end, words(text, next) + 1);
            }
            end = Math.min(end, text.length());
        }
        pass.joints.extend(Math.max(at, last) + 1);
        pass.into(view);
    }

    /** Over what may be a name, what assigns, and a value. */
    private static int words(String text, int from) {
        int at = from;
        for (int i = 0; i < WORDS; i++) {
            at = SOLID.end(text, CharSet.BLANKS.end(text, at, at + 2), at + LONGEST);
        }
        return at;
    }

    /** Where the joint begins whose quote or line end stands at {@code at}: before its backslashes. */
    private static int first(String text, int at) {
        int start = at;
        while (start > 0 && start > at - 4 && text.charAt(start - 1) == '\\') {
            start--;
        }
        return start;
    }

    /** Where the joint ends that begins here; -1 if none does. */
    private static int end(String text, int at) {
        if (at == 0 || at >= text.length() || !PIECE.has(text.charAt(at - 1))) {
            return -1;
        }
        char c = text.charAt(at);
        if (c != '\\' && c != '=' && !CharSet.QUOTES.has(c)) {
            return -1;
        }
        int quote = backslashes(text, at);
        int end = quote < text.length() && CharSet.QUOTES.has(text.charAt(quote))
                ? concatenation(text, quote)
                : continuation(text, at);
        return end > 0 && end < text.length() && joins(text, at - 1, end) ? end : -1;
    }

    /** Secrets have no blanks in them, but the first line of a private key, and what assigns them may. */
    private static boolean joins(String text, int before, int after) {
        char last = text.charAt(before);
        char first = text.charAt(after);
        if (last == ' ') {
            return CharSet.UPPER.or(ASSIGNS).has(first) || (before > 0 && ASSIGNS.has(text.charAt(before - 1)));
        }
        boolean assigned = after + 1 < text.length() && ASSIGNS.has(text.charAt(after + 1));
        return first == ' ' ? CharSet.UPPER.or(ASSIGNS).has(last) || assigned : PIECE.has(first);
    }

    private static int concatenation(String text, int quote) {
        int at = spaces(text, quote + 1);
        int operator = OPERATORS.end(text, at, at + 2);
        if (charAt(text, at) == ')' && (text.startsWith(").concat(", at) || text.startsWith(").append(", at))) {
            operator = at + ").concat(".length();
        }
        at = spaces(text, operator);
        at = backslashes(text, at);
        at = CharSet.QUOTES.has(charAt(text, at)) ? at : PREFIXES.end(text, at, at + 1);
        boolean quoted = CharSet.QUOTES.has(charAt(text, at)) && at - quote < WIDEST;
        return quoted ? at + 1 : -1;
    }

    /** A backslash, or the equals sign of quoted-printable text, at the end of a line. */
    private static int continuation(String text, int at) {
        int lineEnd = at + 1;
        int next = lineBreak(text, lineEnd);
        if (next == lineEnd && text.startsWith("\\\\", at)) {
            lineEnd++;
            next = lineBreak(text, lineEnd);
        }
        return next > lineEnd ? next : -1;
    }

    private static int backslashes(String text, int at) {
        int end = at;
        while (end < text.length() && end < at + 4 && text.charAt(end) == '\\') {
            end++;
        }
        return end;
    }

    /** Over blanks, line breaks and their escapes, and a backslash at the end of a line. */
    private static int spaces(String text, int from) {
        int limit = from + WIDEST;
        int at = from;
        while (at < limit) {
            int next = lineBreak(text, CharSet.BLANKS.end(text, at, limit));
            if (next == at && charAt(text, at) == '\\') {
                next = lineBreak(text, at + 1) > at + 1 ? lineBreak(text, at + 1) : at;
            }
            if (next == at) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private static char charAt(String text, int at) {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    /** Over line breaks and the indentation after each; {@code at} itself if none is here. */
    static int lineBreak(String text, int at) {
        int next = at;
        if (text.startsWith("\r\n", at)) {
            next = at + 2;
        } else if (text.startsWith("\n", at) || text.startsWith("\r", at)) {
            next = at + 1;
        } else if (text.startsWith("\\r\\n", at)) {
            next = at + 4;
        } else if (text.startsWith("\\n", at)) {
            next = at + 2;
        }
        return next == at ? at : CharSet.BLANKS.end(text, next, next + WIDEST);
    }

    /** The text from {@code start} on with its next lines joined. */
    static View overLines(String text, int start) {
        View view = new View(SHORT);
        int lines = 0;
        int at = start;
        while (at < text.length() && view.length() < LONGEST && lines <= MOST_LINES) {
            int next = lineBreak(text, at);
            if (next == at) {
                view.add(text.charAt(at), at, at + 1);
                at++;
            } else {
                lines++;
                at = next;
            }
        }
        return view;
    }
}
