package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.Insight;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.memory.internal.text.Analysis;
import dev.kairos.memory.internal.text.Passages.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Notices what fails again and again, tonight or over many nights, and what fails now and then and works in between. */
final class Failures implements Notice {
    private static final Pattern FAILURE =
            Pattern.compile("(?i)\\b(?:fail(?:s|ed|ure|ures|ing)?|broken?|errors?|crash(?:ed|es)?|timed out)\\b");
    private static final Pattern SUCCESS =
            Pattern.compile("(?i)\\b(?:pass(?:es|ed)?|succeed(?:s|ed)?|succeeded|works?|worked"
                    + "|went through|is green|was green|turned green|recovered)\\b");
    private static final Pattern OUTCOME =
            Pattern.compile("(?i)\\b(?:again|once more|now|today|is|was|turned|went through|green)\\b");
    private static final int AGAIN = 3;
    private static final int LEAST_TURNS = 3;
    private static final int WORDS_OF_SUBJECT = 5;
    private static final int LEAST_OF_SUBJECT = 2;

    private final Analysis analysis;

    Failures(Analysis analysis) {
        this.analysis = analysis;
    }

    /** What became of one thing, in order. */
    private static final class Course {
        private final List<Source> sources = new ArrayList<>();
        private final StringBuilder turns = new StringBuilder();
        private String failure = "";
        private boolean fresh;

        /** What one source tells of one thing counts once. */
        void add(boolean failed, String sentence, Source source, boolean tonight) {
            if (!sources.isEmpty() && sources.get(sources.size() - 1).equals(source)) {
                return;
            }
            sources.add(source);
            turns.append(failed ? 'f' : 's');
            failure = failed ? sentence : failure;
            fresh |= tonight;
        }

        int failures() {
            return (int) turns.chars().filter(turn -> turn == 'f').count();
        }

        int changes() {
            int changes = 0;
            for (int i = 1; i < turns.length(); i++) {
                changes += turns.charAt(i) == turns.charAt(i - 1) ? 0 : 1;
            }
            return changes;
        }

        /** The newest are the nearest. */
        List<Source> evidence() {
            return List.copyOf(sources.subList(Math.max(0, sources.size() - MOST_SOURCES), sources.size()));
        }
    }

    @Override
    public List<Insight> of(DreamDraft draft, List<Workbench.Known> known) {
        Map<Set<String>, Course> courses = new LinkedHashMap<>();
        for (Workbench.Known memory : known) {
            List<Source> sources = memory.statement().grounds().sources();
            if (!memory.fresh() && memory.isFounded() && sources.size() == 1) {
                read(memory.statement().text(), courses, sources.get(0));
            }
        }
        DreamContext context = draft.context();
        for (StoredEpisode stored : context.episodes()) {
            String text = stored.episode().text();
            for (Range range : Phrases.sentences(text)) {
                String sentence = text.substring(range.from(), range.to());
                Boolean failed = outcome(sentence);
                if (failed != null) {
                    Source source = Source.of(context.generation().scope(), stored.episode(), range.from(), range.to());
                    course(courses, sentence).add(failed, sentence, source, true);
                }
            }
        }
        List<Insight> insights = new ArrayList<>();
        courses.forEach((subject, course) -> {
            if (course.fresh && subject.size() >= LEAST_OF_SUBJECT && course.failures() > 0) {
                insight(course, insights);
            }
        });
        return insights;
    }

    private void read(String text, Map<Set<String>, Course> courses, Source source) {
        for (String sentence : Note.said(text).split("; ", -1)) {
            Boolean failed = outcome(sentence);
            if (failed != null) {
                course(courses, sentence).add(failed, sentence, source, false);
            }
        }
    }

    private Course course(Map<Set<String>, Course> courses, String sentence) {
        return courses.computeIfAbsent(subject(sentence), key -> new Course());
    }

    private static @Nullable Boolean outcome(String sentence) {
        if (sentence.stripTrailing().endsWith("?")) {
            return null;
        }
        if (FAILURE.matcher(sentence).find()) {
            return true;
        }
        return SUCCESS.matcher(sentence).find() ? false : null;
    }

    private static void insight(Course course, List<Insight> insights) {
        String what = Notice.cut(course.failure);
        if (course.changes() >= LEAST_TURNS) {
            insights.add(new Insight(
                    Insight.Kind.FLAKY,
                    "fails now and then and works in between: " + what,
                    Math.min(0.9, 0.45 + course.failures() / 20.0),
                    course.evidence(),
                    "Find out what makes this fail only now and then: " + what));
        } else if (course.failures() >= AGAIN) {
            insights.add(new Insight(
                    Insight.Kind.RECURRING_FAILURE,
                    "again and again: " + what,
                    Math.min(0.95, 0.5 + course.failures() / 20.0),
                    course.evidence(),
                    "Find out why this happens again and again: " + what));
        }
    }

    /** The first words that carry something, numbers and how it ended left out, so that the same thing is known again. */
    private Set<String> subject(String sentence) {
        String plain = OUTCOME.matcher(SUCCESS.matcher(FAILURE.matcher(sentence).replaceAll(" "))
                        .replaceAll(" "))
                .replaceAll(" ");
        Set<String> subject = new TreeSet<>();
        for (String term : analysis.terms(plain)) {
            boolean word = term.chars().noneMatch(Character::isDigit);
            if (word && subject.size() < WORDS_OF_SUBJECT) {
                subject.add(term);
            }
        }
        return subject;
    }
}
