package dev.kairos.memory.internal.text;

import dev.kairos.memory.internal.text.Passages.Range;
import java.util.ArrayList;
import java.util.List;

/** Parts text into sentences, and long sentences into clauses. */
public final class Sentences {
    private static final String ENDS = ".!?。！？…";
    private static final int LONG = 90;
    private static final int SHORTEST_CLAUSE = 25;

    private Sentences() {}

    /** The sentences and clauses of a text in order; together they are all of it but white space between them. */
    public static List<Range> clauses(String text) {
        List<Range> all = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || isBoundary(text, i)) {
                addClauses(text, from, i, all);
                from = i;
            }
        }
        return all;
    }

    /** Whether a sentence ends before a place. */
    static boolean endsAt(String text, int at) {
        int last = at - 1;
        while (last >= 0 && "\"')]”’*".indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        return last >= 0 && ENDS.indexOf(text.charAt(last)) >= 0;
    }

    private static boolean isBoundary(String text, int at) {
        char here = text.charAt(at);
        char before = text.charAt(at - 1);
        return before == '\n' || "。！？".indexOf(before) >= 0 || (Character.isWhitespace(here) && endsAt(text, at));
    }

    private static void addClauses(String text, int from, int to, List<Range> all) {
        int start = from;
        for (int i = from + SHORTEST_CLAUSE; to - start > LONG && i < to - SHORTEST_CLAUSE; i++) {
            boolean pause = ",;:—–，、；".indexOf(text.charAt(i)) >= 0 && Character.isWhitespace(text.charAt(i + 1));
            if (pause && i - start >= SHORTEST_CLAUSE) {
                add(text, start, i + 1, all);
                start = i + 1;
            }
        }
        add(text, start, to, all);
    }

    private static void add(String text, int from, int to, List<Range> all) {
        int first = from;
        int last = to;
        while (first < last && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        if (first < last) {
            all.add(new Range(first, last));
        }
    }
}
