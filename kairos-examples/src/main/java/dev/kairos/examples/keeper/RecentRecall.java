package dev.kairos.examples.keeper;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Brief;
import dev.kairos.api.memory.BriefQuery;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Recall;
import dev.kairos.api.memory.RecallQuery;
import dev.kairos.api.memory.Recollection;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.api.model.TokenEstimator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Remembers what the agent concluded last; older things are in the log, which a tool reads. */
record RecentRecall(MemoryStore store) implements Recall {
    private static final int PAGE = 1_000;
    private static final int MOST = 5;

    @Override
    public Recollection recall(Principal principal, RecallQuery query) {
        return Recollection.NOTHING;
    }

    @Override
    public Brief brief(Principal principal, BriefQuery query) {
        List<String> lines = new ArrayList<>();
        Origin origin = Origin.OWNER;
        int tokens = 0;
        for (Scope scope : query.scopes()) {
            for (Episode episode : latest(principal, scope)) {
                String line = "- " + episode.time().toInstant() + " " + episode.text();
                int more = TokenEstimator.standard().tokens(line) + 1;
                if (tokens + more <= query.budget() / 2) {
                    lines.add(line);
                    origin = origin.least(episode.origin());
                    tokens += more;
                }
            }
        }
        Brief.Section section = new Brief.Section("Lately", String.join("\n", lines), 0, List.of());
        return new Brief(lines.isEmpty() ? List.of() : List.of(section), tokens, origin);
    }

    private Deque<Episode> latest(Principal principal, Scope scope) {
        Deque<Episode> latest = new ArrayDeque<>();
        long watermark = 0;
        List<StoredEpisode> page;
        do {
            page = store.episodes(principal, scope, EpisodeQuery.after(watermark, PAGE));
            for (StoredEpisode stored : page) {
                watermark = stored.sequence();
                if (stored.episode().speaker().role() == Episode.Role.AGENT) {
                    latest.add(stored.episode());
                }
                if (latest.size() > MOST) {
                    latest.remove();
                }
            }
        } while (page.size() == PAGE);
        return latest;
    }

    @Override
    public void refresh(Principal principal, Scope scope) {
        // Nothing is derived.
    }
}
