package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.RecallQuery;
import dev.kairos.memory.internal.dates.Span;
import dev.kairos.memory.internal.dates.TimeMention;
import dev.kairos.memory.internal.index.Snapshot;
import dev.kairos.memory.internal.text.Analysis;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a query: what it is about, whom and which times it names. */
final class Understanding {
    private static final int SHORTEST_NAME = 3;
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Analysis analysis;

    Understanding(Analysis analysis) {
        this.analysis = analysis;
    }

    Question read(RecallQuery query, List<Snapshot> parts, float[] vector) {
        String text = query.text()
                .substring(0, Math.min(RecallQuery.MAX_TEXT, query.text().length()));
        List<Span> spans = analysis.times().resolve(text, query.now()).stream()
                .map(TimeMention::span)
                .toList();
        Set<String> terms = new LinkedHashSet<>(analysis.questionTerms(text));
        if (terms.isEmpty()) {
            terms.addAll(analysis.terms(text));
        }
        spans.forEach(span -> terms.addAll(analysis.terms(analysis.words(span))));
        return new Question(query, terms, vector, speakers(text, parts), spans, analysis.isBroad(text));
    }

    private static Set<Long> speakers(String text, List<Snapshot> parts) {
        Set<String> words = new HashSet<>(List.of(GAPS.split(text.toLowerCase(Locale.ROOT), -1)));
        Set<Long> named = new HashSet<>();
        for (Snapshot part : parts) {
            for (Map.Entry<Long, String> speaker : part.speakers().entrySet()) {
                if (isNamed(speaker.getValue(), words)) {
                    named.add(speaker.getKey());
                }
            }
        }
        return named;
    }

    /** Whether all words of a name, or the first one if it is a first name, stand among the words. */
    private static boolean isNamed(String speaker, Set<String> words) {
        String[] names = GAPS.split(speaker.toLowerCase(Locale.ROOT), -1);
        return names.length > 0 && names[0].length() >= SHORTEST_NAME && words.contains(names[0]);
    }
}
