package dev.kairos.core.internal.state;

/** Long text as its head and its tail, with what was left out between them stated. */
public final class Shortened {

    /** The fewest characters that a text can be shortened to. */
    public static final int LEAST = 200;

    private static final int MARK = 60;

    private Shortened() {}

    /** The text itself if it has at most so many characters, at least {@link #LEAST}; else so many of it, the mark included. */
    public static String to(String text, int most) {
        int bound = Math.max(LEAST, most);
        if (text.length() <= bound) {
            return text;
        }
        int kept = bound - MARK;
        int head = before(text, kept * 2 / 3);
        int tail = before(text, text.length() - kept / 3);
        return text.substring(0, head) + "\n[cut: " + (tail - head) + " characters, to make room]\n"
                + text.substring(tail);
    }

    /** A place to cut that does not part a surrogate pair. */
    private static int before(String text, int index) {
        return Character.isLowSurrogate(text.charAt(index)) && Character.isHighSurrogate(text.charAt(index - 1))
                ? index - 1
                : index;
    }
}
