package dev.kairos.memory.internal.store;

import dev.kairos.api.memory.Change;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.EpisodeReceipt;
import dev.kairos.api.memory.Erasure;
import dev.kairos.api.memory.ErasureReport;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.memory.internal.store.Scrubber.Wiped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A store over one log per scope, opened when it is first asked for. */
public final class LoggedStore implements MemoryStore {
    private final Function<Scope, ScopeLog> logs;
    private final Runnable release;
    private final Map<Scope, ScopeContent> contents = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Follower follower = Follower.NONE;

    /**
     * Over the logs of scopes.
     *
     * @param logs opens the log of a scope
     * @param release run once, when the store is closed
     */
    public LoggedStore(Function<Scope, ScopeLog> logs, Runnable release) {
        this.logs = logs;
        this.release = release;
    }

    /** Names who follows the changes of scopes; called once, before the store is used. */
    public void followedBy(Follower one) {
        follower = one;
    }

    @Override
    public List<EpisodeReceipt> append(Principal principal, Scope scope, List<Episode> episodes) {
        principal.requireWrite(scope);
        long text = episodes.stream()
                .mapToLong(episode -> Math.min(Episode.MAX_TEXT, episode.text().length()))
                .sum();
        if (episodes.size() > EpisodeQuery.MAX_LIMIT || text > MAX_APPEND) {
            throw new IllegalArgumentException(episodes.size() + " episodes of " + text
                    + " characters in one call, at most " + EpisodeQuery.MAX_LIMIT + " of " + MAX_APPEND
                    + ": append them in several calls");
        }
        return content(scope).append(List.copyOf(episodes));
    }

    @Override
    public List<StoredEpisode> episodes(Principal principal, Scope scope, EpisodeQuery query) {
        principal.requireRead(scope);
        return content(scope).episodes(query);
    }

    @Override
    public Generation commit(Principal principal, Scope scope, Commit commit) {
        principal.requireWrite(scope);
        List<MemoryOp.Share> shares = commit.operations().stream()
                .filter(MemoryOp.Share.class::isInstance)
                .map(MemoryOp.Share.class::cast)
                .toList();
        shares.forEach(share -> principal.requireWrite(share.target()));
        ScopeContent content = content(scope);
        Function<Source, @Nullable Episode> lookup = lookup(principal, scope, commit);
        if (!shares.isEmpty()) {
            share(scope, commit, shares, content.rehearse(commit, lookup));
        }
        Generation made = content.commit(commit, lookup);
        follower.changed(scope);
        return made;
    }

    @Override
    public Generation rollback(Principal principal, Scope scope, Rollback rollback) {
        principal.requireWrite(scope);
        Generation made = content(scope).rollback(rollback);
        follower.changed(scope);
        return made;
    }

    @Override
    public Generation generation(Principal principal, Scope scope, long number) {
        principal.requireRead(scope);
        return content(scope).generation(number);
    }

    @Override
    public ErasureReport erase(Principal principal, Scope scope, Erasure erasure) {
        principal.requireWrite(scope);
        Set<Wiped> sources = erasure.kind() == Erasure.Kind.EPISODES
                ? erasure.ids().stream().map(id -> new Wiped(scope, id)).collect(Collectors.toSet())
                : Set.of();
        Set<String> memories = erasure.kind() == Erasure.Kind.MEMORIES ? erasure.ids() : Set.of();
        Eraser.Target target =
                new Eraser.Target(sources, memories, erasure.kind() == Erasure.Kind.SCOPE, erasure.time());
        Erasing erasing = new Erasing(this::content);
        ErasureReport report = erasing.erase(scope, target);
        List<String> outside = erasing.scopes().stream()
                .flatMap(each -> follower.erased(each).stream())
                .distinct()
                .toList();
        return new ErasureReport(report.episodes(), report.memories(), report.trimmed(), outside);
    }

    @Override
    public List<Change> changes(Principal principal, Scope scope, EpisodeQuery.After query) {
        principal.requireRead(scope);
        return content(scope).changes(query);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            contents.values().forEach(ScopeContent::close);
            release.run();
        }
    }

    /** The copies first: if the process dies in between, committing again finds them and goes on. */
    private void share(Scope scope, Commit commit, List<MemoryOp.Share> shares, Collection<Memory> written) {
        Map<String, Memory> byId = written.stream().collect(Collectors.toMap(Memory::id, memory -> memory));
        for (MemoryOp.Share share : shares) {
            Memory memory = byId.get(share.memory());
            if (memory != null && memory.isLive()) {
                content(share.target()).adopt(Sharing.copy(scope, memory, share.copy(), commit), commit);
                follower.changed(share.target());
            }
        }
    }

    /** Foreign episodes are read before the scope is locked: two scopes that cite each other must not wait for each other. */
    private Function<Source, @Nullable Episode> lookup(Principal principal, Scope scope, Commit commit) {
        Map<Source, Episode> foreign = new HashMap<>();
        for (MemoryOp op : commit.operations()) {
            if (op instanceof MemoryOp.Add add) {
                for (Source source : add.statement().grounds().sources()) {
                    if (!source.scope().equals(scope) && principal.reads().contains(source.scope())) {
                        Episode episode = content(source.scope()).episode(source.episode());
                        if (episode != null) {
                            foreign.put(source, episode);
                        }
                    }
                }
            }
        }
        ScopeContent own = content(scope);
        return source -> source.scope().equals(scope) ? own.episode(source.episode()) : foreign.get(source);
    }

    private ScopeContent content(Scope scope) {
        if (closed.get()) {
            throw new MemoryException(MemoryException.Reason.CLOSED, "the memory store is closed: open it again", null);
        }
        ScopeContent content = contents.get(scope);
        return content == null ? open(scope) : content;
    }

    private ScopeContent open(Scope scope) {
        ScopeContent fresh = contents.computeIfAbsent(scope, key -> new ScopeContent(key, logs.apply(key)));
        if (fresh.generation(Generation.LATEST).number() > 0) {
            follower.changed(scope);
        }
        return fresh;
    }
}
