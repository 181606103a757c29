package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.Insight;
import java.util.List;

/** Something that can be noticed over several episodes. */
interface Notice {
    int MOST_SOURCES = 8;

    /** What is noticed in a draft, beside the memories that are looked at. */
    List<Insight> of(DreamDraft draft, List<Workbench.Known> known);

    /** A sentence as an insight tells it: on one line, and not too long. */
    static String cut(String sentence) {
        int most = 160;
        String folded = sentence.replaceAll("\\s+", " ").strip();
        if (folded.length() <= most) {
            return folded;
        }
        int space = folded.lastIndexOf(' ', most);
        return folded.substring(0, space > 0 ? space : most) + " …";
    }
}
