package dev.kairos.memory.internal.dream;

import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Statement.Derivation;
import dev.kairos.memory.internal.dates.Span;
import dev.kairos.memory.internal.dates.TimeMention;
import dev.kairos.memory.internal.text.Passages.Range;
import dev.kairos.memory.internal.text.Sentences;
import dev.kairos.memory.internal.text.Words;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes notes: of what was said, the clauses that say most for their length, until they hold a share of the words that carry
 * something; without the words that a note can do without; with relative times made absolute. Every word of a note but the
 * dates stands in the episode.
 */
final class NoteTaking {
    /** A note holds at least this share of the words of what it notes. */
    private static final double SHARE = 0.5;

    private static final int LONGEST_READ = 6_000;
    private static final int LONGEST = 700;
    private static final int FEWEST_WORDS = 2;
    /** What a note must not leave out: values, and that something is not so. */
    private static final Pattern VALUE =
            Pattern.compile("\\d|[$€£¥]|(?i)\\b(?:never|not|no|none|nobody|nothing|cannot|\\w+n['’]t)\\b");

    private static final int MOST_DERIVATIONS = 8;

    private final Wordlist words;
    private final Rarity rarity;
    private final Dating dating;

    NoteTaking(Wordlist words, Rarity rarity, Dating dating) {
        this.words = words;
        this.rarity = rarity;
        this.dating = dating;
    }

    /** A clause of an episode with the words that carry something. */
    private final class Clause {
        private final int place;
        private final Range range;
        private final String written;
        private final Set<String> all = new HashSet<>();
        private final Set<String> carried = new HashSet<>();
        private final double worth;
        private boolean timed;

        Clause(int place, Range range, String text) {
            this.place = place;
            this.range = range;
            this.written = new Shortening(words, text, range).written();
            read(text.substring(range.from(), range.to()), all);
            read(written, carried);
            this.worth = carried.stream().mapToDouble(NoteTaking.this::worth).sum()
                    * words.voice(text.substring(range.from(), range.to()));
        }

        boolean holds(TimeMention mention) {
            return mention.from() >= range.from() && mention.to() <= range.to();
        }

        /** Whether it says a value or a time, or that something is not so. */
        boolean states(String text) {
            return timed || VALUE.matcher(text).region(range.from(), range.to()).find();
        }

        double use() {
            return (worth + 0.2 * carried.size()) / (6 + written.length());
        }
    }

    private void read(String text, Set<String> found) {
        Words.read(text, (word, at) -> {
            if (words.carries(word)) {
                found.add(word);
            }
        });
    }

    private double worth(String word) {
        return words.isCompany(word) ? 0.05 : rarity.of(word);
    }

    /** The note on an episode, or {@code null} if it says nothing. */
    @Nullable
    Note take(Episode episode) {
        String text = Code.without(episode.text()
                .substring(0, Math.min(LONGEST_READ, episode.text().length())));
        List<Clause> clauses = new ArrayList<>();
        for (Range range : Sentences.phrases(text)) {
            clauses.add(new Clause(clauses.size(), range, text));
        }
        List<TimeMention> mentions = dating.mentions(text, episode.time());
        Set<String> all = new HashSet<>();
        clauses.forEach(clause -> all.addAll(clause.all));
        if (all.stream().filter(word -> !words.isCompany(word)).count() < FEWEST_WORDS) {
            return null;
        }
        for (TimeMention mention : mentions) {
            clauses.forEach(clause -> clause.timed |= mention.relative() && clause.holds(mention));
        }
        List<Clause> chosen = choose(clauses, all, text);
        return chosen.isEmpty() ? null : written(chosen, text, mentions, episode.time());
    }

    private List<Clause> choose(List<Clause> clauses, Set<String> all, String text) {
        Set<String> held = new HashSet<>();
        TreeSet<Clause> chosen = new TreeSet<>(Comparator.comparingInt((Clause clause) -> clause.place));
        List<Clause> byUse = clauses.stream()
                .sorted(Comparator.comparingDouble(Clause::use).reversed())
                .toList();
        int length = 0;
        for (Clause clause : byUse) {
            boolean enough = held.size() >= SHARE * all.size();
            int more = clause.range.to() - clause.range.from();
            if ((!enough || clause.states(text)) && !clause.carried.isEmpty() && length + more <= LONGEST) {
                chosen.add(clause);
                held.addAll(clause.carried);
                length += more;
            }
        }
        drop(chosen, byUse, all, text);
        return List.copyOf(chosen);
    }

    /** Takes out again what the clauses chosen after it have made needless, the least useful first. */
    private static void drop(Set<Clause> chosen, List<Clause> byUse, Set<String> all, String text) {
        for (int i = byUse.size() - 1; i >= 0 && chosen.size() > 1; i--) {
            Clause clause = byUse.get(i);
            Set<String> rest = new HashSet<>();
            chosen.stream().filter(each -> each != clause).forEach(each -> rest.addAll(each.carried));
            if (chosen.contains(clause) && !clause.states(text) && rest.size() >= SHARE * all.size()) {
                chosen.remove(clause);
            }
        }
    }

    private Note written(List<Clause> chosen, String text, List<TimeMention> mentions, ZonedDateTime said) {
        int from = chosen.get(0).range.from();
        int to = chosen.get(chosen.size() - 1).range.to();
        double worth = chosen.stream().mapToDouble(clause -> clause.worth).sum();
        List<Derivation> derivations = new ArrayList<>();
        StringBuilder note = new StringBuilder();
        Span happens = null;
        for (Clause clause : chosen) {
            Shortening part = new Shortening(words, text, clause.range);
            for (TimeMention mention : mentions) {
                boolean within = clause.holds(mention);
                if (within) {
                    happens = happens == null ? mention.span() : happens;
                }
                if (within && mention.relative() && derivations.size() < MOST_DERIVATIONS) {
                    String days = dating.words(mention, said);
                    part.add(mention.to(), " (" + days + ")");
                    derivations.add(new Derivation(text.substring(mention.from(), mention.to()), days, "time"));
                }
            }
            String written = part.written();
            if (!written.isEmpty()) {
                note.append(note.length() == 0 ? "" : "; ").append(written);
            }
        }
        return new Note(note.toString(), from, to, derivations, happens, worth);
    }
}
