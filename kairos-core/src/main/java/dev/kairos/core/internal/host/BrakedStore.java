package dev.kairos.core.internal.host;

import dev.kairos.api.memory.Change;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.EpisodeReceipt;
import dev.kairos.api.memory.Erasure;
import dev.kairos.api.memory.ErasureReport;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.core.internal.oversight.Brake;
import java.nio.file.Path;
import java.util.List;

/** A memory in which nothing becomes a new generation once its agent is stopped: what a dream that was cut off is given. */
record BrakedStore(MemoryStore store, Brake brake) implements MemoryStore {

    @Override
    public List<EpisodeReceipt> append(Principal principal, Scope scope, List<Episode> episodes) {
        return store.append(principal, scope, episodes);
    }

    @Override
    public List<StoredEpisode> episodes(Principal principal, Scope scope, EpisodeQuery query) {
        return store.episodes(principal, scope, query);
    }

    @Override
    public Generation commit(Principal principal, Scope scope, Commit commit) {
        return brake.change("commit of a dream", () -> store.commit(principal, scope, commit));
    }

    @Override
    public Generation rollback(Principal principal, Scope scope, Rollback rollback) {
        return store.rollback(principal, scope, rollback);
    }

    @Override
    public Generation generation(Principal principal, Scope scope, long number) {
        return store.generation(principal, scope, number);
    }

    @Override
    public ErasureReport erase(Principal principal, Scope scope, Erasure erasure) {
        return store.erase(principal, scope, erasure);
    }

    @Override
    public List<Change> changes(Principal principal, Scope scope, EpisodeQuery.After query) {
        return store.changes(principal, scope, query);
    }

    @Override
    public List<Path> folders() {
        return store.folders();
    }

    @Override
    public void close() {
        store.close();
    }
}
