package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.dream.Insight;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Episode.Role;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.memory.internal.text.Analysis;
import dev.kairos.memory.internal.text.Passages.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Notices what shows over several episodes only: what fails again and again, and what the agent said it would do and nobody
 * heard of again. The most useful first, as many as the dream may have.
 */
final class Noticing implements DreamPass {
    private static final Pattern FAILURE =
            Pattern.compile("(?i)\\b(?:fail(?:s|ed|ure|ures|ing)?|broken?|errors?|crash(?:ed|es)?|timed out)\\b");
    private static final Pattern PROMISE =
            Pattern.compile("(?i)^\\W*(?:i will|i'll|i’ll|i am going to|i'm going to)\\b");
    private static final int AGAIN = 3;
    private static final int LONGEST = 160;
    private static final int WORDS_OF_SUBJECT = 5;
    private static final int LEAST_PROMISED = 3;
    private static final int MOST_SOURCES = 8;

    private final Analysis analysis;

    Noticing(Analysis analysis) {
        this.analysis = analysis;
    }

    @Override
    public DreamDraft run(DreamDraft draft) {
        DreamContext context = draft.context();
        List<Insight> found = new ArrayList<>(failures(context));
        found.addAll(promises(context));
        found.sort(Comparator.comparingDouble((Insight insight) -> -insight.weight())
                .thenComparing(Insight::text));
        int most = Math.max(
                0, context.limits().insights() - draft.plan().insights().size());
        return draft.notice(found.subList(0, Math.min(most, found.size())));
    }

    private List<Insight> failures(DreamContext context) {
        Map<Set<String>, List<Source>> bySubject = new LinkedHashMap<>();
        Map<Set<String>, String> first = new HashMap<>();
        for (StoredEpisode stored : context.episodes()) {
            for (Range range : Phrases.sentences(stored.episode().text())) {
                String sentence = stored.episode().text().substring(range.from(), range.to());
                if (FAILURE.matcher(sentence).find() && !sentence.endsWith("?")) {
                    Set<String> subject = subject(sentence);
                    bySubject.computeIfAbsent(subject, key -> new ArrayList<>()).add(source(context, stored, range));
                    first.putIfAbsent(subject, sentence);
                }
            }
        }
        List<Insight> insights = new ArrayList<>();
        bySubject.forEach((subject, sources) -> {
            if (sources.size() >= AGAIN && !subject.isEmpty()) {
                String what = cut(first.getOrDefault(subject, ""));
                double weight = Math.min(0.95, 0.5 + sources.size() / 20.0);
                insights.add(new Insight(
                        Insight.Kind.RECURRING_FAILURE,
                        "again and again: " + what,
                        weight,
                        sources.subList(0, Math.min(MOST_SOURCES, sources.size())),
                        "Find out why this happens again and again: " + what));
            }
        });
        return insights;
    }

    private List<Insight> promises(DreamContext context) {
        List<Insight> insights = new ArrayList<>();
        List<StoredEpisode> episodes = context.episodes();
        for (int i = 0; i < episodes.size(); i++) {
            Episode episode = episodes.get(i).episode();
            if (episode.speaker().role() == Role.AGENT) {
                for (Range range : Phrases.sentences(episode.text())) {
                    String sentence = episode.text().substring(range.from(), range.to());
                    if (PROMISE.matcher(sentence).find() && !isHeardOf(sentence, episodes, i)) {
                        String what = cut(sentence);
                        insights.add(new Insight(
                                Insight.Kind.UNFINISHED,
                                "said and not heard of again: " + what,
                                0.6,
                                List.of(source(context, episodes.get(i), range)),
                                "Do what was said, or say why not: " + what));
                    }
                }
            }
        }
        return insights;
    }

    private boolean isHeardOf(String promise, List<StoredEpisode> episodes, int at) {
        Set<String> promised = new HashSet<>(analysis.terms(promise));
        if (promised.size() < LEAST_PROMISED) {
            return true;
        }
        for (StoredEpisode later : episodes.subList(at + 1, episodes.size())) {
            Set<String> shared = new HashSet<>(analysis.terms(later.episode().text()));
            shared.retainAll(promised);
            if (2 * shared.size() >= promised.size()) {
                return true;
            }
        }
        return false;
    }

    /** The first words that carry something, numbers and names of the day left out, so that the same failure is known again. */
    private Set<String> subject(String sentence) {
        Set<String> subject = new TreeSet<>();
        for (String term : analysis.terms(sentence)) {
            boolean plain = term.chars().noneMatch(Character::isDigit);
            if (plain && subject.size() < WORDS_OF_SUBJECT) {
                subject.add(term);
            }
        }
        return subject;
    }

    private static Source source(DreamContext context, StoredEpisode stored, Range range) {
        Scope scope = context.generation().scope();
        return Source.of(scope, stored.episode(), range.from(), range.to());
    }

    private static String cut(String sentence) {
        String folded = sentence.replaceAll("\\s+", " ").strip();
        if (folded.length() <= LONGEST) {
            return folded;
        }
        int space = folded.lastIndexOf(' ', LONGEST);
        return folded.substring(0, space > 0 ? space : LONGEST) + " …";
    }
}
