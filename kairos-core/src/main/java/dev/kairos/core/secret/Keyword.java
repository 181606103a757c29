package dev.kairos.core.secret;

/** What calls a detector: a fixed text, or a row of character sets. */
final class Keyword {

    /** How many characters tell a keyword from other text at first sight. */
    static final int WIDTH = 4;

    final Detector detector;
    private final String text;
    private final boolean ignoreCase;
    private final CharSet[] sets = new CharSet[WIDTH];

    private Keyword(String text, boolean ignoreCase, Detector detector) {
        this.text = text;
        this.ignoreCase = ignoreCase;
        this.detector = detector;
    }

    /**
     * Makes a keyword.
     *
     * @param text its characters; empty for a row of sets
     * @param ignoreCase whether their case does not matter
     * @param detector looks closer
     * @param next what may follow
     */
    static Keyword of(String text, boolean ignoreCase, Detector detector, CharSet... next) {
        Keyword keyword = new Keyword(text, ignoreCase, detector);
        for (int i = 0; i < WIDTH; i++) {
            int behind = i - text.length();
            CharSet set = behind < 0 ? CharSet.of(text.charAt(i)) : behind < next.length ? next[behind] : CharSet.ANY;
            keyword.sets[i] = ignoreCase ? set.ignoringCase() : set;
        }
        return keyword;
    }

    /** What one of its first {@value #WIDTH} characters may be, whatever follows a shorter text included. */
    CharSet set(int place) {
        return sets[place];
    }

    boolean isAt(String where, int at) {
        int length = Math.min(WIDTH, where.length() - at);
        for (int i = 0; i < length; i++) {
            if (!sets[i].has(where.charAt(at + i))) {
                return false;
            }
        }
        return where.regionMatches(ignoreCase, at, text, 0, text.length());
    }
}
