package dev.kairos.memory;

import dev.kairos.api.memory.AgentMemory;
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
import dev.kairos.api.memory.Recall;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.memory.internal.recall.RecallEngine;
import java.util.List;

/** A store with its recall, that has others do the work. */
abstract class Delegating implements MemoryStore, AgentMemory {
    private final MemoryStore store;
    private final RecallEngine recall;

    Delegating(MemoryStore store, RecallEngine recall) {
        this.store = store;
        this.recall = recall;
    }

    @Override
    public MemoryStore store() {
        return this;
    }

    @Override
    public Recall recall() {
        return recall;
    }

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
        return store.commit(principal, scope, commit);
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
    public void close() {
        recall.close();
        store.close();
    }
}
