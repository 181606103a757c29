package dev.kairos.core.verify;

import dev.kairos.api.AgentId;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import dev.kairos.api.verify.Verifier;
import java.util.List;

/** Compares what tools have kept with what the agent's memory holds now. */
final class MemoryKeptVerifier implements Verifier {

    private final Verifier receipt = Verifiers.receipt(Evidence.MEMORY_KEPT, "id");
    private final MemoryStore store;
    private final Principal principal;
    private final Scope scope;

    MemoryKeptVerifier(MemoryStore store, AgentId agent) {
        this.store = store;
        this.principal = Principal.of(agent);
        this.scope = Scope.agent(agent);
    }

    @Override
    public Finding verify(Claim claim, List<Evidence> evidence) throws Exception {
        return receipt.and((same, all) -> now(same.detail("id"))).verify(claim, evidence);
    }

    private Finding now(String id) {
        boolean isLive = store.generation(principal, scope, Generation.LATEST)
                .find(id)
                .filter(Memory::isLive)
                .isPresent();
        if (isLive
                || !store.episodes(principal, scope, EpisodeQuery.ids(List.of(id)))
                        .isEmpty()) {
            return Finding.verified("memory holds '" + id + "'");
        }
        return Finding.stale("memory does not hold '" + id + "' any more");
    }
}
