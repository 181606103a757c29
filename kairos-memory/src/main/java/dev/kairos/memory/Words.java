package dev.kairos.memory;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Splits text into words. */
public final class Words {
    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    /**
     * The words of a text in lower case and in order; everything that is neither letter nor digit parts them.
     *
     * @param text any text, may be empty
     * @return the words, empty if there are none
     */
    public static List<String> of(String text) {
        return GAP.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
