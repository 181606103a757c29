package dev.kairos.examples.memory;

import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.Change;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.EpisodeReceipt;
import dev.kairos.api.memory.Erasure;
import dev.kairos.api.memory.ErasureReport;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryException.Reason;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Recall;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.StoredEpisode;
import java.util.List;
import java.util.function.UnaryOperator;

/** A real memory that can be made to fail, refuses what it is told to, and shows its generations as it is told to. */
final class FragileMemory implements AgentMemory, MemoryStore {

    private final AgentMemory real;
    boolean isBroken;
    String refuses = "\u0000";
    UnaryOperator<Generation> shows = UnaryOperator.identity();

    FragileMemory(AgentMemory real) {
        this.real = real;
    }

    private MemoryStore whole() {
        if (isBroken) {
            throw new MemoryException(Reason.CORRUPT, "the scope's file is damaged at byte 17", null);
        }
        return real.store();
    }

    @Override
    public MemoryStore store() {
        return this;
    }

    @Override
    public Recall recall() {
        whole();
        return real.recall();
    }

    @Override
    public List<EpisodeReceipt> append(Principal principal, Scope scope, List<Episode> episodes) {
        if (episodes.stream().anyMatch(episode -> episode.text().contains(refuses))) {
            throw new MemoryException(Reason.CONFLICT, "another content stands under this id", null);
        }
        return whole().append(principal, scope, episodes);
    }

    @Override
    public List<StoredEpisode> episodes(Principal principal, Scope scope, EpisodeQuery query) {
        return whole().episodes(principal, scope, query);
    }

    @Override
    public Generation commit(Principal principal, Scope scope, Commit commit) {
        return whole().commit(principal, scope, commit);
    }

    @Override
    public Generation rollback(Principal principal, Scope scope, Rollback rollback) {
        return whole().rollback(principal, scope, rollback);
    }

    @Override
    public Generation generation(Principal principal, Scope scope, long number) {
        return shows.apply(whole().generation(principal, scope, number));
    }

    @Override
    public ErasureReport erase(Principal principal, Scope scope, Erasure erasure) {
        return whole().erase(principal, scope, erasure);
    }

    @Override
    public List<Change> changes(Principal principal, Scope scope, EpisodeQuery.After query) {
        return whole().changes(principal, scope, query);
    }

    @Override
    public void close() {
        real.close();
    }
}
