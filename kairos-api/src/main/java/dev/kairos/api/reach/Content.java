package dev.kairos.api.reach;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a notice says.
 *
 * @param title one line; may be empty
 * @param text the words
 * @param link where more can be read, or {@code null}
 * @param actions answers that can be given with one touch; empty for none. A notifier that has no way to show them leaves them out
 */
public record Content(String title, String text, @Nullable URI link, List<Action> actions) {

    /** Copies and checks. */
    public Content {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(text, "text");
        actions = List.copyOf(actions);
    }

    /**
     * Creates a content without link and actions.
     *
     * @param title one line; may be empty
     * @param text the words
     * @return the content
     */
    public static Content of(String title, String text) {
        return new Content(title, text, null, List.of());
    }

    /**
     * Returns this content with other words.
     *
     * @param words the words
     * @return the content
     */
    public Content text(String words) {
        return new Content(title, words, link, actions);
    }

    /**
     * An answer that can be given with one touch.
     *
     * @param label what the button says
     * @param reply the message that is sent back, on the channel that showed the button, when it is touched
     */
    public record Action(String label, String reply) {}
}
