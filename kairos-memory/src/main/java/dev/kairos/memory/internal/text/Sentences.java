package dev.kairos.memory.internal.text;

import dev.kairos.memory.internal.text.Passages.Range;
import java.util.ArrayList;
import java.util.List;

/** Parts text into sentences, and long sentences into clauses. */
public final class Sentences {
    private static final String ENDS = ".!?。！？…";
    /** What goes on with one of these says nothing without what stands before it. */
    private static final List<String> LEANING = List.of("which ", "who ", "whose ", "where ", "that ");

    private static final Grain CLAUSES = new Grain(90, 25, List.of(), List.of());
    private static final Grain STATEMENTS = new Grain(90, 25, List.of(), LEANING);
    private static final Grain PHRASES = new Grain(
            40,
            14,
            List.of("and ", "but ", "because ", "so ", "since ", "while ", "when ", "though ", "after ", "before "),
            LEANING);

    private Sentences() {}

    /**
     * How finely text is parted.
     *
     * @param longest what is longer is parted, in characters
     * @param shortest no part is shorter
     * @param joints the words that a part may begin with although no comma stands before
     * @param leaning the words that no part may begin with
     */
    private record Grain(int longest, int shortest, List<String> joints, List<String> leaning) {
        boolean parts(String text, int at) {
            char here = text.charAt(at);
            boolean space = Character.isWhitespace(text.charAt(at + 1));
            return (space && ",;:—–，、；".indexOf(here) >= 0 && !starts(leaning, text, at + 2))
                    || (here == ' ' && starts(joints, text, at + 1));
        }

        private static boolean starts(List<String> words, String text, int at) {
            return words.stream().anyMatch(word -> text.startsWith(word, at));
        }
    }

    /** The sentences and clauses of a text in order; together they are all of it but white space between them. */
    public static List<Range> clauses(String text) {
        return parted(text, CLAUSES);
    }

    /** As {@link #clauses}, but no clause begins with what leans on the one before it. */
    public static List<Range> statements(String text) {
        return parted(text, STATEMENTS);
    }

    /** As {@link #statements}, but finer: sentences are parted before the words that join clauses, too. */
    public static List<Range> phrases(String text) {
        return parted(text, PHRASES);
    }

    private static List<Range> parted(String text, Grain grain) {
        List<Range> all = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || isBoundary(text, i)) {
                addClauses(text, new Range(from, i), grain, all);
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

    private static void addClauses(String text, Range sentence, Grain grain, List<Range> all) {
        int start = sentence.from();
        int last = sentence.to() - grain.shortest();
        for (int i = start + grain.shortest(); sentence.to() - start > grain.longest() && i < last; i++) {
            if (i - start >= grain.shortest() && grain.parts(text, i)) {
                add(text, start, i + 1, all);
                start = i + 1;
            }
        }
        add(text, start, sentence.to(), all);
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
