package dev.kairos.core.internal.workspace;

import java.util.ArrayList;
import java.util.List;

/** Applies an edit to a text: its search text must be found exactly once, at the first grade of tolerance that finds it. */
final class Editing {

    private static final int SHOWN_PLACES = 10;

    /**
     * An edited text.
     *
     * @param how how the place was found
     */
    record Edited(String text, Tolerance how) {}

    private Editing() {}

    /**
     * Applies an edit.
     *
     * @throws RefusedException if the search text is blank, is not there or is there more than once
     */
    static Edited apply(String text, Edit edit) throws RefusedException {
        if (edit.search().isBlank()) {
            throw new RefusedException("the search text is blank: name the lines that are to be replaced");
        }
        if (edit.search().equals(edit.replace())) {
            throw new RefusedException("search and replace are the same text: nothing would change");
        }
        List<Integer> found = all(text, edit.search());
        if (found.size() == 1) {
            return new Edited(replaced(text, found.get(0), edit.search().length(), edit.replace()), Tolerance.EXACT);
        }
        if (found.size() > 1) {
            throw ambiguous(found.stream().map(at -> lineOf(text, at)).toList(), Tolerance.EXACT);
        }
        return otherLineEnds(text, edit);
    }

    private static Edited otherLineEnds(String text, Edit edit) throws RefusedException {
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        String search = withEnds(edit.search(), end);
        List<Integer> found = search.equals(edit.search()) ? List.of() : all(text, search);
        if (found.size() > 1) {
            throw ambiguous(found.stream().map(at -> lineOf(text, at)).toList(), Tolerance.LINE_ENDS);
        }
        if (found.size() == 1) {
            String replace = withEnds(edit.replace(), end);
            return new Edited(replaced(text, found.get(0), search.length(), replace), Tolerance.LINE_ENDS);
        }
        return new LineMatch(text, edit, end).apply();
    }

    static String withEnds(String text, String end) {
        return text.replace("\r\n", "\n").replace("\n", end);
    }

    private static List<Integer> all(String text, String search) {
        List<Integer> found = new ArrayList<>();
        for (int at = text.indexOf(search);
                at >= 0 && found.size() <= SHOWN_PLACES;
                at = text.indexOf(search, at + 1)) {
            found.add(at);
        }
        return found;
    }

    private static String replaced(String text, int from, int length, String replace) {
        return text.substring(0, from) + replace + text.substring(from + length);
    }

    private static int lineOf(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    static RefusedException ambiguous(List<Integer> lines, Tolerance how) {
        String more = lines.size() > SHOWN_PLACES ? " and more" : "";
        return new RefusedException("the search text is there more than once (found " + how.words() + " at lines "
                + lines.subList(0, Math.min(lines.size(), SHOWN_PLACES)) + more
                + "): add lines around the place that is meant");
    }
}
