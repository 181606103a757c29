package dev.kairos.memory.internal.dream;

import dev.kairos.memory.internal.text.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How rare words are among some texts: what is said everywhere says little. */
final class Rarity {
    private final Map<String, Integer> counts = new HashMap<>();
    private final double texts;

    private Rarity(Collection<String> texts) {
        for (String text : texts) {
            Set<String> seen = new HashSet<>();
            Words.read(text, (word, at) -> seen.add(word));
            seen.forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        this.texts = texts.size();
    }

    static Rarity among(Collection<String> texts) {
        return new Rarity(texts);
    }

    /** From 0 to 1. */
    double of(String word) {
        int count = counts.getOrDefault(word, 0);
        return Math.log(1 + texts / (1 + count)) / Math.log(2 + texts);
    }
}
