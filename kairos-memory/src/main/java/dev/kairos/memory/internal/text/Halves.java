package dev.kairos.memory.internal.text;

/** Halves of surrogate pairs: no character, impossible to write as UTF-8, and the end of text to some tokenizers. */
public final class Halves {
    private Halves() {}

    /** Whether a surrogate stands without its partner. */
    public static boolean in(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.isLowSurrogate(text.charAt(i))
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** The text with U+FFFD for each half; the same one if it has none. */
    public static String replaced(String text) {
        if (!in(text)) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .forEach(repaired::appendCodePoint);
        return repaired.toString();
    }
}
