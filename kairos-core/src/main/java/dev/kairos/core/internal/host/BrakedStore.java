package dev.kairos.core.internal.host;

import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.ForwardingMemoryStore;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.core.internal.oversight.Brake;

/** A memory in which nothing becomes a new generation once its agent is stopped: what a dream that was cut off is given. */
final class BrakedStore extends ForwardingMemoryStore {

    private final MemoryStore store;
    private final Brake brake;

    BrakedStore(MemoryStore store, Brake brake) {
        this.store = store;
        this.brake = brake;
    }

    @Override
    protected MemoryStore delegate() {
        return store;
    }

    @Override
    public Generation commit(Principal principal, Scope scope, Commit commit) {
        return brake.change("commit of a dream", () -> store.commit(principal, scope, commit));
    }
}
