package dev.kairos.memory.internal.text;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/** Which words of a text carry something, and which are only there for the sentence. */
public final class Words {
    private static final Set<String> EMPTY =
            Set.copyOf(List.of(("a an and are as at be been but by can could did do does for from had"
                            + " has have he her him his how i if in is it its just me my no not of on or our s she so t that the their"
                            + " them then there they this to was we were what when where which who will with would you your m re ve ll d")
                    .split(" ")));

    private Words() {}

    /** The words of a text that carry something, in lower case. */
    public static Set<String> carrying(String text, boolean english) {
        Set<String> words = new HashSet<>();
        read(text, (word, at) -> {
            if (carries(word, english)) {
                words.add(word);
            }
        });
        return words;
    }

    /** Whether a word, in lower case, carries something. */
    public static boolean carries(String word, boolean english) {
        return !word.isEmpty() && !(english && EMPTY.contains(word));
    }

    /** Reads the words of a text in lower case, with the place at which each begins. */
    public static void read(String text, BiConsumer<String, Integer> reader) {
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean in = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (in && from < 0) {
                from = i;
            } else if (!in && from >= 0) {
                reader.accept(text.substring(from, i).toLowerCase(Locale.ROOT), from);
                from = -1;
            }
        }
    }
}
