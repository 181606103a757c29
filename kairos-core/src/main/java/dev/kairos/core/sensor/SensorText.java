package dev.kairos.core.sensor;

import dev.kairos.core.internal.text.Characters;

/** Prepares what strangers wrote for a text that a model reads. */
final class SensorText {

    private static final int MOST_NAME = 64;

    private SensorText() {}

    /**
     * One line: what is not visible becomes a space, so that nothing can pose as a line of its own or reorder what is
     * shown.
     */
    static String line(String text, int mostCharacters) {
        return cut(visible(text, false).strip(), mostCharacters);
    }

    /** Lines as they are, without other invisible characters. */
    static String lines(String text, int mostCharacters) {
        return cut(visible(text, true), mostCharacters);
    }

    /** The name of a sensor. */
    static String name(String kind, String what) {
        return cut(kind + ":" + line(what, MOST_NAME), MOST_NAME);
    }

    private static String visible(String text, boolean keepLines) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            boolean kept = keepLines && (point == '\n' || point == '\t');
            out.appendCodePoint(kept || Characters.isVisible(point) ? point : ' ');
        });
        return out.toString();
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
