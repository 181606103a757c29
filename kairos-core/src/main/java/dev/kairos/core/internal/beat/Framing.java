package dev.kairos.core.internal.beat;

import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.Fingerprint;

/** Frames foreign text as data, in markup that the text cannot close: the tag carries a digest of the text itself. */
public final class Framing {

    private static final int TAG_DIGITS = 12;

    private Framing() {}

    /** Returns trusted text as it is and other text framed. */
    public static String frame(String text, Origin origin) {
        if (origin.compareTo(Origin.TEAM) < 0) {
            return text;
        }
        String tag = "data-" + Fingerprint.of(text).substring(0, TAG_DIGITS);
        return "<" + tag + " origin=\"" + origin + "\">\n" + text + "\n</" + tag + ">";
    }

    /** Cuts a text to a number of characters, never inside a surrogate pair, and says so. */
    public static String cut(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(Math.max(0, characters - 1))) ? characters - 1 : characters;
        return text.substring(0, Math.max(0, end)) + "\n[cut: " + (text.length() - end) + " more characters]";
    }
}
