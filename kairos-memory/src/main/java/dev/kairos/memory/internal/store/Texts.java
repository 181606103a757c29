package dev.kairos.memory.internal.store;

import dev.kairos.api.memory.Episode;
import dev.kairos.memory.internal.text.Halves;

/** Brings the text of an episode into the form in which it is kept. */
final class Texts {
    private Texts() {}

    /** Halves of surrogate pairs cannot be written as UTF-8. */
    static Episode whole(Episode episode) {
        String repaired = Halves.replaced(episode.text());
        return repaired.equals(episode.text()) ? episode : withText(episode, repaired);
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
