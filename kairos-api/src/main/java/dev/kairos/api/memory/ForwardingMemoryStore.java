package dev.kairos.api.memory;

import java.nio.file.Path;
import java.util.List;

/**
 * A store that has another one do everything: what a store extends that changes or watches some of the calls to another, and
 * leaves the rest as they are. Every method calls the same one of {@link #delegate}, those with a default implementation
 * too, and so does every method that {@link MemoryStore} gains later.
 *
 * <p>Nothing here is kept between calls; as safe for use by many threads, and blocking, as the other store is.
 */
public abstract class ForwardingMemoryStore implements MemoryStore {

    /** Makes a store over another one. */
    protected ForwardingMemoryStore() {}

    /**
     * Returns the store that does the work; called at each call.
     *
     * @return the other store
     */
    protected abstract MemoryStore delegate();

    @Override
    public List<EpisodeReceipt> append(Principal principal, Scope scope, List<Episode> episodes) {
        return delegate().append(principal, scope, episodes);
    }

    @Override
    public List<StoredEpisode> episodes(Principal principal, Scope scope, EpisodeQuery query) {
        return delegate().episodes(principal, scope, query);
    }

    @Override
    public Generation commit(Principal principal, Scope scope, Commit commit) {
        return delegate().commit(principal, scope, commit);
    }

    @Override
    public Generation rollback(Principal principal, Scope scope, Rollback rollback) {
        return delegate().rollback(principal, scope, rollback);
    }

    @Override
    public Generation generation(Principal principal, Scope scope, long number) {
        return delegate().generation(principal, scope, number);
    }

    @Override
    public ErasureReport erase(Principal principal, Scope scope, Erasure erasure) {
        return delegate().erase(principal, scope, erasure);
    }

    @Override
    public List<Change> changes(Principal principal, Scope scope, EpisodeQuery.After query) {
        return delegate().changes(principal, scope, query);
    }

    @Override
    public List<Path> folders() {
        return delegate().folders();
    }

    @Override
    public void close() {
        delegate().close();
    }
}
