package dev.kairos.memory.internal.dream;

/** Blocks of code in what people say. */
final class Code {
    private static final String FENCE = "```";

    private Code() {}

    /** The text with blanks and line ends in the place of code blocks, so that all other places stay. */
    static String without(String text) {
        int open = text.indexOf(FENCE);
        if (open < 0) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text);
        while (open >= 0) {
            int close = text.indexOf(FENCE, open + FENCE.length());
            int end = close < 0 ? text.length() : close + FENCE.length();
            for (int i = open; i < end; i++) {
                kept.setCharAt(i, i == open ? '\n' : ' ');
            }
            open = close < 0 ? -1 : text.indexOf(FENCE, end);
        }
        return kept.toString();
    }
}
