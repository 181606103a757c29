package dev.kairos.core.secret;

/**
 * What follows the first line of a private key: pieces of base64 over white space and its escapes, up to the end mark or the
 * first thing that is no piece. Where the lines stand in literals of their own, each literal is a finding, so that the text around
 * them keeps its syntax.
 */
final class KeyBody {
    private static final CharSet BASE64 = CharSet.ALNUM.or(CharSet.of("+/="));
    private static final CharSet DASHES = CharSet.of("-");
    private static final CharSet LABEL = CharSet.UPPER.or(CharSet.DIGITS).or(CharSet.of(" "));
    private static final CharSet HEADER_NAME = CharSet.LETTERS.or(DASHES);
    private static final CharSet LINE = CharSet.of("\r\n\\").or(CharSet.QUOTES).complement();
    private static final CharSet LITERAL_END = CharSet.QUOTES.or(CharSet.of("\\"));
    private static final CharSet BETWEEN = CharSet.SPACES.or(CharSet.QUOTES).or(CharSet.of("\\,+"));
    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_HEADER = 200;
    private static final int MOST_HEADERS = 8;
    private static final int WIDEST_GAP = 60;
    private static final int LEAST = 16;

    private final Pass pass;
    private final String text;
    private int start;
    private int at;
    private int taken;
    private int headers;

    private KeyBody(Pass pass, int start, int at) {
        this.pass = pass;
        this.text = pass.text;
        this.start = start;
        this.at = at;
    }

    static void take(Pass pass, int start, int body) {
        if (pass.keys.covers(start + 1)) {
            return;
        }
        KeyBody key = new KeyBody(pass, start, body);
        boolean more = true;
        while (more) {
            more = !key.takeEnd() && (key.takeHeader() || key.takePiece() || key.nextLiteral());
        }
        key.close();
        pass.keys.extend(key.at);
    }

    private boolean takeEnd() {
        int from = spaces(at);
        if (!text.startsWith("-----END ", from) && !text.startsWith("---- END ", from)) {
            return false;
        }
        int label = LABEL.end(text, from + 8, from + LONGEST_LABEL);
        at = DASHES.end(text, label, label + 5);
        return true;
    }

    private boolean takeHeader() {
        int from = spaces(at);
        int name = HEADER_NAME.end(text, from, from + LONGEST_LABEL);
        boolean header = headers < MOST_HEADERS && name > from && text.startsWith(": ", name);
        if (header && (taken == 0 || text.startsWith("Private-MAC", from))) {
            headers++;
            at = LINE.end(text, name, name + LONGEST_HEADER);
            return true;
        }
        return false;
    }

    private boolean takePiece() {
        int from = spaces(at);
        int to = BASE64.end(text, from, text.length());
        boolean last = to > from && (text.charAt(to - 1) == '=' || endsAt(spaces(to)));
        boolean whole = to - from >= LEAST || last;
        if (whole) {
            taken += to - from;
            at = to;
        }
        return whole;
    }

    /** Whether what stands here may cut a line short: the end of the key, of the text, or of a literal. */
    private boolean endsAt(int next) {
        return next == text.length()
                || text.startsWith("----", next)
                || (taken > 0 && LITERAL_END.has(text.charAt(next)));
    }

    private boolean nextLiteral() {
        int gap = spaces(at);
        int next = spaces(BETWEEN.end(text, gap, gap + WIDEST_GAP));
        boolean goesOn = BASE64.end(text, next, next + LEAST) - next == LEAST || endsAt(next);
        if (next == gap || !goesOn) {
            return false;
        }
        close();
        at = next;
        start = next;
        return next < text.length();
    }

    private void close() {
        if (taken >= LEAST) {
            pass.closed(PrivateKeys.NAME, start, at, true);
        }
        taken = 0;
    }

    /** Over white space and its escapes. */
    private int spaces(int from) {
        int to = from;
        while (true) {
            int next = Joints.lineBreak(text, CharSet.SPACES.end(text, to, text.length()));
            if (next == to && text.startsWith("\\", to)) {
                int escaped = Joints.lineBreak(text, to + 1);
                next = escaped > to + 1 ? escaped : to;
            }
            if (next == to) {
                return to;
            }
            to = next;
        }
    }
}
