package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.Memory;
import dev.kairos.memory.internal.text.Analysis;
import dev.kairos.memory.internal.text.Passages.Range;
import dev.kairos.memory.internal.text.Sentences;
import dev.kairos.memory.internal.text.Words;
import dev.kairos.memory.recall.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells for a question what was said, after the note on it: the note's clauses, and what else was said with words that were
 * asked for; without the clauses that bear on nothing asked for and are not needed for half of what was said.
 */
final class Retelling {
    private static final String JOINT = "; ";
    private static final Pattern END = Pattern.compile("[.,;:!?…]+$");

    private final Analysis analysis;
    private final Set<String> asked;
    private final boolean english;

    Retelling(Analysis analysis, Set<String> asked) {
        this.analysis = analysis;
        this.asked = asked;
        this.english = analysis.language() == Language.ENGLISH;
    }

    /** A clause: the stems in it that were asked for, and its words that carry something. */
    private record Clause(String text, Set<String> asked, Set<String> words) {
        double use() {
            return words.size() / (6.0 + text.length());
        }
    }

    /** The text, or {@code null} if the note and what was asked for are less than half of what was said. */
    @Nullable
    String of(String said, Memory note) {
        String speaker = speaker(note.text());
        List<Clause> told = new ArrayList<>();
        for (String clause : note.text().substring(speaker.length()).split(JOINT, -1)) {
            told.add(clause(clause));
        }
        told.addAll(missing(said, told));
        Set<String> words = Words.carrying(said, english);
        if (!isHalf(told, words)) {
            return null;
        }
        return speaker + shortened(told, words).stream().map(Clause::text).collect(Collectors.joining(JOINT));
    }

    private static String speaker(String note) {
        int colon = note.indexOf(": ");
        return colon < 0 ? "" : note.substring(0, colon + 2);
    }

    private Clause clause(String text) {
        Set<String> stems = new HashSet<>(analysis.terms(text));
        stems.retainAll(asked);
        return new Clause(text, stems, Words.carrying(text, english));
    }

    /** The shortest clauses of what was said that have what was asked for and the note leaves out. */
    private List<Clause> missing(String said, List<Clause> told) {
        Set<String> missing = new HashSet<>(analysis.terms(said));
        missing.retainAll(asked);
        told.forEach(clause -> missing.removeAll(clause.asked()));
        List<Clause> found = new ArrayList<>();
        List<Clause> all = missing.isEmpty() ? List.of() : clauses(said);
        while (!missing.isEmpty()) {
            Clause best = all.stream()
                    .max(Comparator.comparingDouble(clause -> share(clause, missing)))
                    .filter(clause -> missing.removeAll(clause.asked()))
                    .orElse(null);
            if (best == null) {
                break;
            }
            found.add(best);
        }
        return found;
    }

    private List<Clause> clauses(String said) {
        List<Clause> clauses = new ArrayList<>();
        for (Range range : Sentences.phrases(said)) {
            String text = Abbreviation.folded(said.substring(range.from(), range.to()));
            clauses.add(clause(END.matcher(text).replaceFirst("")));
        }
        return clauses;
    }

    private static double share(Clause clause, Set<String> missing) {
        return clause.asked().stream().filter(missing::contains).count()
                / (10.0 + clause.text().length());
    }

    private static List<Clause> shortened(List<Clause> told, Set<String> words) {
        List<Clause> kept = new ArrayList<>(told);
        List<Clause> leastUseful =
                told.stream().sorted(Comparator.comparingDouble(Clause::use)).toList();
        for (Clause clause : leastUseful) {
            List<Clause> others =
                    kept.stream().filter(each -> !each.equals(clause)).toList();
            if (isTold(clause, others) && isHalf(others, words)) {
                kept = new ArrayList<>(others);
            }
        }
        return kept;
    }

    /** Whether others have what a clause has of what was asked for. */
    private static boolean isTold(Clause clause, List<Clause> others) {
        return clause.asked().stream()
                .allMatch(
                        stem -> others.stream().anyMatch(other -> other.asked().contains(stem)));
    }

    private static boolean isHalf(List<Clause> clauses, Set<String> words) {
        long held = words.stream()
                .filter(word ->
                        clauses.stream().anyMatch(clause -> clause.words().contains(word)))
                .count();
        return !clauses.isEmpty() && 2 * held >= words.size();
    }
}
