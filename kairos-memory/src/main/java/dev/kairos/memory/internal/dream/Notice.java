package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.Insight;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.Derivation;
import java.util.List;

/** Something that can be noticed over several episodes. */
interface Notice {
    int MOST_SOURCES = 8;
    int LONGEST = 160;

    /** What is noticed in a draft, beside the memories that are looked at. */
    List<Insight> of(DreamDraft draft, List<Workbench.Known> known);

    /** What a memory says as an insight quotes it: without what was derived, which an insight cannot show. */
    static String quote(Statement statement) {
        String text = statement.text();
        for (Derivation derivation : statement.grounds().derivations()) {
            text = text.replace(" (" + derivation.to() + ")", "");
        }
        return cut(text);
    }

    /** A sentence as an insight tells it: on one line, and not too long. */
    static String cut(String sentence) {
        return Phrases.cut(sentence.replaceAll("\\s+", " ").strip(), LONGEST);
    }
}
