package dev.kairos.core.internal.outbox;

import java.util.ArrayList;
import java.util.List;

/** Cuts long words into parts, at the end of a paragraph, a line, a sentence or a word where there is one. */
final class Split {

    private static final List<String> ENDS = List.of("\n\n", "\n", ". ", " ");

    private Split() {}

    /** The parts, none longer than {@code most} characters; all of them together are the text but for space at the cuts. */
    static List<String> of(String text, int most) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (rest.length() > most) {
            int cut = cut(rest, most);
            parts.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        if (!rest.isEmpty() || parts.isEmpty()) {
            parts.add(rest);
        }
        parts.removeIf(part -> part.isEmpty() && parts.size() > 1);
        return parts;
    }

    private static int cut(String text, int most) {
        for (String end : ENDS) {
            int at = text.lastIndexOf(end, most - end.length());
            if (at >= most / 2) {
                return at + end.length();
            }
        }
        return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }
}
