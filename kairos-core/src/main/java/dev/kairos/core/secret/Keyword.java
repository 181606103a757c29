package dev.kairos.core.secret;

import java.util.ArrayList;
import java.util.List;

/**
 * What calls a detector: a fixed text, or a row of character sets.
 *
 * @param text its characters; empty for a row of sets
 * @param ignoreCase whether their case does not matter
 * @param sets what the first {@value #WIDTH} characters may be, whatever follows a shorter text included
 * @param detector looks closer
 */
record Keyword(String text, boolean ignoreCase, List<CharSet> sets, Detector detector) {

    /** How many characters tell a keyword from other text at first sight. */
    static final int WIDTH = 4;

    static Keyword of(String text, boolean ignoreCase, Detector detector, CharSet... next) {
        List<CharSet> sets = new ArrayList<>();
        for (int i = 0; i < WIDTH; i++) {
            CharSet beyond =
                    i - text.length() < next.length && i >= text.length() ? next[i - text.length()] : CharSet.ANY;
            CharSet set = i < text.length() ? CharSet.of(text.substring(i, i + 1)) : beyond;
            sets.add(ignoreCase ? set.ignoringCase() : set);
        }
        return new Keyword(text, ignoreCase, List.copyOf(sets), detector);
    }

    boolean isAt(String where, int at) {
        for (int i = 0; i < WIDTH && at + i < where.length(); i++) {
            if (!sets.get(i).has(where.charAt(at + i))) {
                return false;
            }
        }
        return where.regionMatches(ignoreCase, at, text, 0, text.length());
    }
}
