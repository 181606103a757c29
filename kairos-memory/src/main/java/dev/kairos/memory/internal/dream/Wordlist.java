package dev.kairos.memory.internal.dream;

import dev.kairos.memory.recall.Language;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/** Which words carry something, which are only there for the sentence, and which are only there for the company. */
final class Wordlist {
    private static final Set<String> EMPTY = words(
            "a an and are as at be been but by can could did do does for from had"
                    + " has have he her him his how i if in is it its just me my no not of on or our s she so t that the their"
                    + " them then there they this to was we were what when where which who will with would you your m re ve ll d");

    private static final Set<String> COMPANY = words(
            "hey hi hello wow yeah yep yes thanks thank cool awesome great good"
                    + " nice glad sure totally absolutely definitely agree congrats congratulations bye talk soon oh okay ok haha lol"
                    + " amazing incredible sounds sound sweet sorry welcome appreciate hear love lovely well hope please going doing"
                    + " really much lot long time chat again catch take care see later know like got get feel always keep");

    /** Without these a clause says the same and is still a clause. */
    private static final Set<String> DROPPED = words(
            "a an the really very just so totally super actually basically honestly"
                    + " literally quite kinda kind'a such even definitely absolutely truly well oh hey wow yeah yep um hmm");

    private static final Set<String> OWN = words("i my me we our mine us myself");

    private static final Set<String> OTHERS = words("you your yours yourself");

    private final boolean english;

    Wordlist(Language language) {
        this.english = language == Language.ENGLISH;
    }

    /** Whether a word, in lower case, carries something. */
    boolean carries(String word) {
        return !word.isEmpty() && !(english && EMPTY.contains(word));
    }

    /** Whether a word is said for the company. */
    boolean isCompany(String word) {
        return english && COMPANY.contains(word);
    }

    /** What a clause is worth by whom it is about: oneself and one's own, others, or whoever is asked. */
    double voice(String clause) {
        if (!english) {
            return 1;
        }
        boolean[] about = new boolean[2];
        read(clause, (word, at) -> {
            about[0] |= OWN.contains(word);
            about[1] |= OTHERS.contains(word);
        });
        double asked = clause.stripTrailing().endsWith("?") ? 0.3 : 1;
        return asked * (about[0] ? 1.3 : about[1] ? 0.4 : 1);
    }

    /** Whether a note can do without a word as it is written, in lower case. */
    boolean isDropped(String written) {
        return english && DROPPED.contains(written);
    }

    /** Reads the words of a text in lower case, with the place at which each begins. */
    static void read(String text, BiConsumer<String, Integer> reader) {
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

    private static Set<String> words(String text) {
        return Set.copyOf(List.of(text.split(" ")));
    }
}
