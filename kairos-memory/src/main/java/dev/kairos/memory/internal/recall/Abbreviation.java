package dev.kairos.memory.internal.recall;

import dev.kairos.memory.internal.index.Body;
import dev.kairos.memory.internal.text.Clauses;
import dev.kairos.memory.internal.text.Clauses.Clause;
import dev.kairos.memory.internal.text.Passages.Range;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Shortens text to what bears most on a question; what was left out is marked by an ellipsis. */
final class Abbreviation {
    static final String GAP = " … ";

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final int[] wanted;

    Abbreviation(Collection<String> terms) {
        this.wanted = terms.stream().mapToInt(Clauses::hash).distinct().toArray();
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
    String share(Body body, double share) {
        List<Rated> rated = rated(body);
        int all = rated.stream().mapToInt(clause -> clause.clause.words()).sum();
        BitSet chosen = new BitSet();
        int words = 0;
        for (Rated next : rated) {
            if (words >= share * all) {
                break;
            }
            chosen.set(next.place);
            words += next.clause.words();
        }
        return joined(body, chosen);
    }

    /** The most useful clauses in their order that match so many words, at most so many characters; may be empty. */
    String best(Body body, int most, int matches) {
        BitSet chosen = new BitSet();
        int length = 0;
        for (Rated next : rated(body)) {
            int more = next.length();
            if (next.matches >= matches && length + more <= most) {
                chosen.set(next.place);
                length += more;
            }
        }
        return joined(body, chosen);
    }

    /** The most useful first. */
    private List<Rated> rated(Body body) {
        List<Rated> rated = new ArrayList<>();
        for (Clause clause : body.clauses().all()) {
            rated.add(new Rated(rated.size(), clause, clause.matches(wanted)));
        }
        rated.sort(Comparator.comparingDouble(next -> -next.use));
        return rated;
    }

    private static String joined(Body body, BitSet chosen) {
        StringBuilder joined = new StringBuilder();
        int last = -1;
        for (int place = chosen.nextSetBit(0); place >= 0; place = chosen.nextSetBit(place + 1)) {
            if (last >= 0) {
                joined.append(place == last + 1 ? " " : GAP);
            }
            Range range = body.clauses().all().get(place).range();
            joined.append(folded(body.text().substring(range.from(), range.to())));
            last = place;
        }
        return joined.toString();
    }

    /** A clause and what it is worth. */
    private static final class Rated {
        private final int place;
        private final Clause clause;
        private final int matches;
        private final double use;

        Rated(int place, Clause clause, int matches) {
            this.place = place;
            this.clause = clause;
            this.matches = matches;
            double worth = 0.4 * clause.words() + 3 * matches + (clause.isDated() ? 1 : 0) + (place == 0 ? 0.3 : 0);
            this.use = worth / (8 + length());
        }

        int length() {
            return clause.range().to() - clause.range().from();
        }
    }
}
