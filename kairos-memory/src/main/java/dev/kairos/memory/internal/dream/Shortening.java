package dev.kairos.memory.internal.dream;

import dev.kairos.memory.internal.text.Passages.Range;
import java.util.Locale;
import java.util.TreeMap;

/** One clause without the words that a note can do without. Used once. */
final class Shortening {
    private static final String ENDS = ".,;:!?…";

    private final Wordlist words;
    private final String text;
    private final Range range;
    private final TreeMap<Integer, String> added = new TreeMap<>();

    Shortening(Wordlist words, String text, Range range) {
        this.words = words;
        this.text = text;
        this.range = range;
    }

    /** Adds words behind a place of the text. */
    void add(int at, String more) {
        added.merge(at, more, String::concat);
    }

    String written() {
        StringBuilder out = new StringBuilder();
        int at = range.from();
        while (at < range.to()) {
            int end = at;
            while (end < range.to() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            append(out, at, end);
            at = end;
            while (at < range.to() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        int last = out.length();
        while (last > 0 && ENDS.indexOf(out.charAt(last - 1)) >= 0) {
            last--;
        }
        return out.substring(0, last).strip();
    }

    private void append(StringBuilder out, int from, int to) {
        String written = text.substring(from, to);
        String more = String.join("", added.subMap(from + 1, true, to, true).values());
        if (more.isEmpty() && words.isDropped(bare(written))) {
            return;
        }
        if (out.length() > 0) {
            out.append(' ');
        }
        int tail = written.length();
        while (!more.isEmpty() && tail > 0 && ENDS.indexOf(written.charAt(tail - 1)) >= 0) {
            tail--;
        }
        out.append(written, 0, tail).append(more).append(written, tail, written.length());
    }

    private static String bare(String written) {
        int from = 0;
        int to = written.length();
        while (from < to && !Character.isLetterOrDigit(written.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(written.charAt(to - 1))) {
            to--;
        }
        return written.substring(from, to).toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
