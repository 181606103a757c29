package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.Insight;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Episode.Role;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.memory.internal.text.Analysis;
import dev.kairos.memory.internal.text.Passages.Range;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Notices what the agent said it would do and nobody heard of again. */
final class Promises implements Notice {
    private static final Pattern PROMISE =
            Pattern.compile("(?i)^\\W*(?:i will|i'll|i’ll|i am going to|i'm going to)\\b");
    private static final int LEAST_PROMISED = 3;

    private final Analysis analysis;

    Promises(Analysis analysis) {
        this.analysis = analysis;
    }

    @Override
    public List<Insight> of(DreamDraft draft, List<Workbench.Known> known) {
        DreamContext context = draft.context();
        List<Insight> insights = new ArrayList<>();
        List<StoredEpisode> episodes = context.episodes();
        for (int i = 0; i < episodes.size(); i++) {
            Episode episode = episodes.get(i).episode();
            if (episode.speaker().role() == Role.AGENT) {
                for (Range range : Phrases.sentences(episode.text())) {
                    String sentence = episode.text().substring(range.from(), range.to());
                    if (PROMISE.matcher(sentence).find() && !isHeardOf(sentence, episodes, i)) {
                        Source source = Source.of(context.generation().scope(), episode, range.from(), range.to());
                        insights.add(insight(Notice.cut(sentence), source));
                    }
                }
            }
        }
        return insights;
    }

    private static Insight insight(String what, Source source) {
        return new Insight(
                Insight.Kind.UNFINISHED,
                "said and not heard of again: " + what,
                0.6,
                List.of(source),
                "Do what was said, or say why not: " + what);
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
}
