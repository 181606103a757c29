package dev.kairos.memory.internal.dream;

import dev.kairos.memory.internal.text.Words;
import dev.kairos.memory.recall.Language;
import java.util.List;
import java.util.Set;

/** Which words carry something, which are only there for the sentence, and which are only there for the company. */
final class Wordlist {
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
        return Words.carries(word, english);
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
        Words.read(clause, (word, at) -> {
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

    private static Set<String> words(String text) {
        return Set.copyOf(List.of(text.split(" ")));
    }
}
