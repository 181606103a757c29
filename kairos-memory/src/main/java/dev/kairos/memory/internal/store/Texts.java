package dev.kairos.memory.internal.store;

import dev.kairos.api.memory.Episode;

/** Brings the text of an episode into the form in which it is kept. */
final class Texts {
    private Texts() {}

    /** Halves of surrogate pairs cannot be written as UTF-8. */
    static Episode whole(Episode episode) {
        String text = episode.text();
        if (!hasHalves(text)) {
            return episode;
        }
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .forEach(repaired::appendCodePoint);
        return withText(episode, repaired.toString());
    }

    /** The beginning of a text that is too long, never half a character. */
    static Episode cut(Episode episode) {
        String text = episode.text();
        if (text.length() <= Episode.MAX_TEXT) {
            return episode;
        }
        int end = Episode.MAX_TEXT;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return withText(episode, text.substring(0, end));
    }

    /** Whether a surrogate stands without its partner. */
    static boolean hasHalves(String text) {
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

    private static Episode withText(Episode episode, String text) {
        return new Episode(
                episode.id(),
                episode.time(),
                episode.speaker(),
                episode.session(),
                text,
                episode.origin(),
                episode.entry());
    }
}
