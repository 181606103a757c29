package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.StoredEpisode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a dream may rest on: the episodes that it was told of, and what memories that are there rest on. */
final class Grounding {
    private final DreamContext context;
    private final Map<String, Episode> episodes = new HashMap<>();
    private @Nullable Map<Source, Memory> cited;

    Grounding(DreamContext context) {
        this.context = context;
        for (StoredEpisode stored : context.episodes()) {
            episodes.put(stored.episode().id(), stored.episode());
        }
    }

    /** What is known by what it rests on; read when something is cited that was not told of. */
    private Map<Source, Memory> cited() {
        Map<Source, Memory> known = cited;
        if (known == null) {
            known = new HashMap<>();
            for (Memory memory : context.generation().memories()) {
                for (Source source : memory.statement().grounds().sources()) {
                    known.putIfAbsent(source, memory);
                }
            }
            cited = known;
        }
        return known;
    }

    /** What stands where a source points, and who it comes from; {@code null} if nothing does. */
    @Nullable
    Ground find(Source source) {
        Episode episode = source.scope().equals(context.generation().scope()) ? episodes.get(source.episode()) : null;
        if (episode != null && source.standsIn(episode)) {
            String text = episode.text().substring(source.from(), source.to());
            return new Ground(
                    episode.speaker().name() + " " + text + " " + episode.time(),
                    episode.origin(),
                    episode.speaker().role());
        }
        Memory memory = cited().get(source);
        return memory == null
                ? null
                : new Ground(memory.text(), memory.statement().origin(), Episode.Role.PERSON);
    }

    /**
     * What a source gives.
     *
     * @param text the words that may be used
     * @param origin how far they are trusted
     * @param role the part of whoever said them
     */
    record Ground(String text, Origin origin, Episode.Role role) {}
}
