package dev.kairos.memory.internal.recall;

import dev.kairos.memory.internal.text.Analysis;
import dev.kairos.memory.internal.text.Passages.Range;
import dev.kairos.memory.internal.text.Sentences;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Shortens text to what bears most on a question; what was left out is marked by an ellipsis. */
final class Abbreviation {
    static final String GAP = " … ";

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Analysis analysis;
    private final Set<String> terms;

    Abbreviation(Analysis analysis, Collection<String> terms) {
        this.analysis = analysis;
        this.terms = new HashSet<>(terms);
    }

    /** White space as single spaces. */
    static String folded(String text) {
        String stripped = text.strip();
        return isFolded(stripped) ? stripped : SPACE.matcher(stripped).replaceAll(" ");
    }

    private static boolean isFolded(String text) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c == ' ' && text.charAt(i - 1) == ' ')) {
                return false;
            }
        }
        return true;
    }

    /** The beginning of a text, whole words of at least so many characters. */
    static String opening(String text, int least) {
        String folded = folded(text);
        if (folded.length() <= least + least / 5) {
            return folded;
        }
        int space = folded.indexOf(' ', least);
        int end = space < 0 || space > least + 40 ? least : space;
        if (Character.isLowSurrogate(folded.charAt(end))) {
            end++;
        }
        return folded.substring(0, end);
    }

    /** Clauses in their order, the most useful first chosen, until they hold a share of the words that carry something. */
    String share(String text, double share) {
        List<Clause> clauses = clauses(text);
        int all = clauses.stream().mapToInt(clause -> clause.words).sum();
        TreeMap<Integer, Clause> chosen = new TreeMap<>();
        int words = 0;
        for (Clause clause : byUse(clauses)) {
            if (words >= share * all) {
                break;
            }
            chosen.put(clause.place, clause);
            words += clause.words;
        }
        return joined(text, chosen.values());
    }

    /** The most useful clauses in their order that match so many words, at most so many characters; may be empty. */
    String best(String text, int most, int matches) {
        TreeMap<Integer, Clause> chosen = new TreeMap<>();
        int length = 0;
        for (Clause clause : byUse(clauses(text))) {
            int more = clause.range.to() - clause.range.from();
            if (clause.matched.size() >= matches && length + more <= most) {
                chosen.put(clause.place, clause);
                length += more;
            }
        }
        return joined(text, chosen.values());
    }

    private List<Clause> clauses(String text) {
        List<Clause> clauses = new ArrayList<>();
        for (Range range : Sentences.clauses(text)) {
            clauses.add(new Clause(clauses.size(), range));
        }
        ListIterator<Clause> rest = clauses.listIterator();
        analysis.read(text, (stem, from) -> {
            while (rest.hasNext()) {
                Clause clause = rest.next();
                if (from < clause.range.to()) {
                    clause.add(stem, terms);
                    rest.previous();
                    return;
                }
            }
        });
        return clauses;
    }

    private static List<Clause> byUse(List<Clause> clauses) {
        return clauses.stream()
                .sorted(Comparator.comparingDouble(Clause::use).reversed())
                .toList();
    }

    private static String joined(String text, Collection<Clause> clauses) {
        StringBuilder joined = new StringBuilder();
        int last = -1;
        for (Clause clause : clauses) {
            if (joined.length() > 0) {
                joined.append(clause.place == last + 1 ? " " : GAP);
            }
            joined.append(folded(text.substring(clause.range.from(), clause.range.to())));
            last = clause.place;
        }
        return joined.toString();
    }

    /** A stretch of a text, and what its words are worth. */
    private static final class Clause {
        private final int place;
        private final Range range;
        private final Set<String> matched = new HashSet<>();
        private int words;
        private boolean dated;

        Clause(int place, Range range) {
            this.place = place;
            this.range = range;
        }

        void add(String stem, Set<String> wanted) {
            words++;
            dated |= Character.isDigit(stem.charAt(0));
            if (wanted.contains(stem)) {
                matched.add(stem);
            }
        }

        double use() {
            double length = 8 + range.to() - range.from();
            return (0.4 * words + 3 * matched.size() + (dated ? 1 : 0) + (place == 0 ? 0.3 : 0)) / length;
        }
    }
}
