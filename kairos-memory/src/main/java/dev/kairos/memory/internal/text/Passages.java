package dev.kairos.memory.internal.text;

import java.util.ArrayList;
import java.util.List;

/** Parts long text at blank lines, ends of lines and ends of sentences, in this order of preference. */
public final class Passages {
    /** About a hundred tokens: what an encoder of sentences reads whole. */
    private static final int TARGET = 450;

    /** A text a little longer than a passage stays whole. */
    private static final int LONGEST = 720;

    /**
     * A stretch of a text.
     *
     * @param from where it begins
     * @param to where it ends, exclusive
     */
    public record Range(int from, int to) {}

    private Passages() {}

    /** The passages of a text in order; together they are all of it. */
    public static List<Range> of(String text) {
        List<Range> passages = new ArrayList<>();
        int from = 0;
        while (text.length() - from > LONGEST) {
            int to = cut(text, from);
            passages.add(new Range(from, to));
            from = to;
        }
        if (from < text.length() || passages.isEmpty()) {
            passages.add(new Range(from, text.length()));
        }
        return passages;
    }

    private static int cut(String text, int from) {
        int least = from + TARGET / 3;
        int most = from + TARGET;
        int blank = text.lastIndexOf("\n\n", most);
        if (blank >= least) {
            return blank + 2;
        }
        int line = text.lastIndexOf('\n', most);
        if (line >= least) {
            return line + 1;
        }
        for (int i = most; i > least; i--) {
            if (Character.isWhitespace(text.charAt(i)) && Sentences.endsAt(text, i)) {
                return i + 1;
            }
        }
        int space = text.lastIndexOf(' ', most);
        int hard = space >= least ? space + 1 : most;
        return Character.isLowSurrogate(text.charAt(hard)) ? hard + 1 : hard;
    }
}
