package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.Dream;
import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.memory.Change;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.StoredEpisode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the memories of a scope anew in an empty store: episodes are copied, people's commits made again, and every recorded
 * dream is dreamed again with its own context.
 */
public final class Rebuild {
    private static final int PAGE = 1_000;

    private final Place source;
    private final Place target;
    private final Dream dream;
    private final TreeMap<Long, Long> sequences = new TreeMap<>();
    private final Map<Long, Long> generations = new HashMap<>(Map.of(0L, 0L));

    /** From a scope into the same scope of another store. */
    public Rebuild(Place source, MemoryStore target, Dream dream) {
        this.source = source;
        this.target = new Place(target, source.principal(), source.scope());
        this.dream = dream;
    }

    /** Rebuilds; returns the newest generation of the target. */
    public Generation run() {
        long after = 0;
        List<Change> page = page(after);
        while (!page.isEmpty()) {
            for (Change change : page) {
                replay(change);
                after = change.sequence();
            }
            page = page(after);
        }
        return target.latest();
    }

    private List<Change> page(long after) {
        return source.store().changes(source.principal(), source.scope(), new EpisodeQuery.After(after, PAGE));
    }

    private void replay(Change change) {
        switch (change.kind()) {
            case APPENDED -> append(((Change.Appended) change).stored());
            case COMMITTED -> {
                Change.Committed committed = (Change.Committed) change;
                commit(committed.commit());
                generations.put(committed.generation(), target.latest().number());
            }
            case ROLLED_BACK -> {
                Change.RolledBack back = (Change.RolledBack) change;
                rollback(back);
                generations.put(back.generation(), target.latest().number());
            }
            case ERASED ->
                generations.put(
                        ((Change.Erased) change).generation(), target.latest().number());
        }
    }

    private void append(StoredEpisode stored) {
        target.store().append(target.principal(), target.scope(), List.of(stored.episode()));
        List<StoredEpisode> found = target.store()
                .episodes(
                        target.principal(),
                        target.scope(),
                        EpisodeQuery.ids(List.of(stored.episode().id())));
        sequences.put(stored.sequence(), found.get(0).sequence());
    }

    private void commit(Commit commit) {
        DreamRecord record = commit.author() == Commit.Author.DREAM ? DreamRecord.read(commit.note()) : null;
        if (record == null) {
            Commit again = new Commit(
                    target.latest().number(),
                    commit.time(),
                    commit.author(),
                    commit.operations(),
                    mapped(commit.watermark()),
                    commit.note());
            target.store().commit(target.principal(), target.scope(), again);
            return;
        }
        Dreamer dreamer = new Dreamer(target, dream);
        DreamContext context =
                dreamer.context(dreamer.look(record.limits()), record, new ReplayedModels(record.replies()));
        long last = mapped(commit.watermark());
        DreamContext told = context.episodes(context.episodes().stream()
                .filter(stored -> stored.sequence() <= last)
                .toList());
        dreamer.commit(dreamer.plan(told), record);
    }

    private void rollback(Change.RolledBack back) {
        Generation now = target.latest();
        long to = generations.getOrDefault(back.to(), 0L);
        target.store()
                .rollback(target.principal(), target.scope(), new MemoryStore.Rollback(now.number(), to, now.time()));
    }

    private long mapped(long watermark) {
        Map.Entry<Long, Long> entry = sequences.floorEntry(watermark);
        return entry == null ? 0 : entry.getValue();
    }
}
