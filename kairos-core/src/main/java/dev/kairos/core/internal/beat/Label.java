package dev.kairos.core.internal.beat;

import dev.kairos.api.heartbeat.Fingerprint;

/**
 * Names that come from outside, of senders and threads for example, as one bounded line: what memory and journal take as a
 * name. Two different names stay different.
 */
public final class Label {

    /** The longest label, in {@code char}s. */
    public static final int LONGEST = 150;

    private static final int DIGITS = 12;
    private static final int REPLACEMENT = 0xFFFD;

    private Label() {}

    /** The name itself if it can be one, else what is left of it, with a digest of the whole. */
    public static String of(String name) {
        if (name.length() <= LONGEST && name.codePoints().noneMatch(Label::isForeign)) {
            return name;
        }
        StringBuilder line = new StringBuilder();
        name.codePoints()
                .limit(LONGEST)
                .map(c -> isForeign(c) ? REPLACEMENT : c)
                .filter(c -> line.length() + Character.charCount(c) <= LONGEST - DIGITS - 1)
                .forEach(line::appendCodePoint);
        return line.append('~').append(Fingerprint.of(name), 0, DIGITS).toString();
    }

    private static boolean isForeign(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }
}
