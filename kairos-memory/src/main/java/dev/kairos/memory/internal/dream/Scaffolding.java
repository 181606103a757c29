package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Episode.Role;
import dev.kairos.api.memory.Episode.Session;
import dev.kairos.api.memory.StoredEpisode;

/** Leaves out what is never learned: what is not trusted, what tools print, dreams, and what the agent was told by its memory. */
final class Scaffolding implements DreamPass {
    private static final String RECALLED = "Remembered:";

    @Override
    public DreamDraft run(DreamDraft draft) {
        return draft.episodes(draft.context().episodes().stream()
                .filter(stored -> isLearned(stored))
                .toList());
    }

    private static boolean isLearned(StoredEpisode stored) {
        Episode episode = stored.episode();
        Session.Kind kind = episode.session().kind();
        boolean noise = kind == Session.Kind.TOOL
                || kind == Session.Kind.DREAM
                || episode.speaker().role() == Role.TOOL;
        return !noise
                && episode.origin() != Origin.UNTRUSTED
                && !episode.text().isBlank()
                && !episode.text().startsWith(RECALLED);
    }
}
