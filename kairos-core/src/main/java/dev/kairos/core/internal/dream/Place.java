package dev.kairos.core.internal.dream;

import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.StoredEpisode;
import java.util.List;

/**
 * Where is dreamed.
 *
 * @param store what keeps the memories
 * @param principal who dreams
 * @param scope whose memories
 */
public record Place(MemoryStore store, Principal principal, Scope scope) {

    Generation latest() {
        return store.generation(principal, scope, Generation.LATEST);
    }

    List<StoredEpisode> after(long watermark, int most) {
        return store.episodes(principal, scope, EpisodeQuery.after(watermark, most));
    }
}
