package dev.kairos.core.secret;

/** Looks behind the escapes of URLs and of string literals: {@code %2F}, <code>&#92;u002f</code>, {@code \x2f}. */
final class Escapes implements Detector {
    private static final CharSet OUTSIDE = CharSet.SPACES.or(CharSet.QUOTES).or(CharSet.of("<>"));
    private static final CharSet INSIDE = OUTSIDE.complement();
    private static final CharSet AFTER_BACKSLASH = CharSet.of("nrtbfv0");
    private static final int REACH = 300;
    private static final int WINDOW = 16_384;
    private static final int OVERLAP = 1_024;

    @Override
    public void at(Pass pass, int at) {
        if (!pass.isTop() || pass.escapes.covers(at + 1)) {
            return;
        }
        String text = pass.text;
        int start = INSIDE.start(text, at, at - REACH);
        int end = INSIDE.end(text, at, text.length());
        while (true) {
            int windowEnd = Math.min(end, start + WINDOW);
            pass.into(decoded(text, start, windowEnd));
            if (windowEnd == end) {
                break;
            }
            start = windowEnd - OVERLAP;
        }
        pass.escapes.extend(end);
    }

    private static View decoded(String text, int start, int end) {
        View view = new View(end - start);
        int at = start;
        while (at < end) {
            int length = length(text, at);
            char c = length == 1 ? text.charAt(at) : (char) Integer.parseInt(text, digits(length, at), at + length, 16);
            view.add(c, at, at + length);
            at += length;
        }
        return view;
    }

    private static int digits(int length, int at) {
        return length == 3 ? at + 1 : at + 2;
    }

    /** The length of the escape that begins here; 1 if none does. */
    private static int length(String text, int at) {
        char c = text.charAt(at);
        if (c == '%' && hex(text, at + 1, 2)) {
            return 3;
        }
        if (c == '\\' && at + 1 < text.length()) {
            char kind = text.charAt(at + 1);
            if (kind == 'u' && hex(text, at + 2, 4)) {
                return 6;
            }
            if (kind == 'x' && hex(text, at + 2, 2)) {
                return 4;
            }
        }
        return 1;
    }

    private static boolean hex(String text, int at, int digits) {
        return at >= 0 && at + digits <= text.length() && CharSet.HEX.end(text, at, at + digits) == at + digits;
    }

    /** Whether an escape ends here, so that what follows begins a word, although a letter or a digit stands before it. */
    static boolean endsBefore(String text, int at) {
        if (at >= 2 && text.charAt(at - 2) == '\\' && AFTER_BACKSLASH.has(text.charAt(at - 1))) {
            return true;
        }
        for (int length = 3; length <= 6; length++) {
            if (at >= length && length(text, at - length) == length) {
                return true;
            }
        }
        return false;
    }
}
