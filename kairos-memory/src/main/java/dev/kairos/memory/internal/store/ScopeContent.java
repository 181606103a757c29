package dev.kairos.memory.internal.store;

import dev.kairos.api.memory.Change;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.EpisodeReceipt;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryStore.Rollback;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.StaleGenerationException;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.memory.internal.store.LogRecord.Forgotten;
import dev.kairos.memory.internal.store.LogRecord.Happened;
import dev.kairos.memory.internal.store.LogRecord.Made;
import dev.kairos.memory.internal.store.LogRecord.Returned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The content of one scope: its log, what is folded from it, and the lock over both. Safe for use by many threads. */
final class ScopeContent implements AutoCloseable {
    private final Scope scope;
    private final ScopeLog log;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private ScopeState state;

    ScopeContent(Scope scope, ScopeLog log) {
        this.scope = scope;
        this.log = log;
        this.state = ScopeState.of(scope, log);
    }

    List<EpisodeReceipt> append(List<Episode> episodes) {
        return locked(lock.writeLock(), () -> {
            Appender appender = new Appender(scope, state, log);
            List<EpisodeReceipt> receipts =
                    episodes.stream().map(appender::take).toList();
            write(appender.records());
            return receipts;
        });
    }

    List<StoredEpisode> episodes(EpisodeQuery query) {
        return locked(lock.readLock(), () -> switch (query.kind()) {
            case AFTER -> after((EpisodeQuery.After) query);
            case IDS ->
                ((EpisodeQuery.Ids) query)
                        .ids().stream()
                                .map(state::indexOf)
                                .filter(index -> index >= 0)
                                .map(index -> stored((Happened) log.read(index)))
                                .toList();
        });
    }

    @Nullable
    Episode episode(String id) {
        return locked(lock.readLock(), () -> {
            int index = state.indexOf(id);
            return index < 0 ? null : ((Happened) log.read(index)).episode();
        });
    }

    /** Applies a commit to the current generation without making the next one. */
    Collection<Memory> rehearse(Commit commit, Function<Source, @Nullable Episode> lookup) {
        return locked(lock.readLock(), () -> {
            require(commit.expected());
            return Committer.apply(scope, commit, state.memories(), lookup, state.tombs());
        });
    }

    Generation commit(Commit commit, Function<Source, @Nullable Episode> lookup) {
        return locked(lock.writeLock(), () -> {
            require(commit.expected());
            long watermark = watermark(commit);
            Collection<Memory> written = Committer.apply(scope, commit, state.memories(), lookup, state.tombs());
            return make(new Made(next(), state.current().number() + 1, watermark, commit, List.copyOf(written)));
        });
    }

    /** Adds a memory that another scope shares, unless it is here already or was erased here. */
    void adopt(Memory shared, Commit cause) {
        locked(lock.writeLock(), () -> {
            boolean erased = state.tombs().hasMemory(shared.id())
                    || (cause.author() != Commit.Author.PERSON && state.tombs().hasText(shared.text()));
            if (!erased && !state.memories().containsKey(shared.id())) {
                long number = state.current().number();
                Commit commit = Sharing.commit(number, cause, shared);
                make(new Made(next(), number + 1, state.current().watermark(), commit, List.of(shared)));
            }
            return state;
        });
    }

    Generation rollback(Rollback rollback) {
        return locked(lock.writeLock(), () -> {
            require(rollback.expected());
            state.history().watermark(rollback.to());
            return make(new Returned(next(), rollback.expected() + 1, rollback.to(), rollback.time()));
        });
    }

    Generation generation(long number) {
        return locked(
                lock.readLock(),
                () -> number == Generation.LATEST || number == state.current().number()
                        ? state.current()
                        : state.history().generation(number));
    }

    List<Change> changes(EpisodeQuery.After query) {
        return locked(lock.readLock(), () -> {
            List<Change> changes = new ArrayList<>();
            int count = log.size();
            for (int i = state.indexAfter(query.sequence()); i < count && changes.size() < query.limit(); i++) {
                changes.add(change(log.read(i)));
            }
            return changes;
        });
    }

    /** Looks at what an erasure would touch. */
    Eraser plan(Eraser.Target target) {
        return locked(lock.readLock(), () -> Eraser.plan(scope, log, target));
    }

    /** Carries an erasure out. */
    Eraser erase(Eraser.Target target) {
        return locked(lock.writeLock(), () -> {
            Eraser eraser = Eraser.plan(scope, log, target);
            long number = state.current().number() + (eraser.touchesMemories() ? 1 : 0);
            Forgotten last = new Forgotten(next(), number, target.time(), eraser.tombs());
            log.rewrite(eraser.scrubber()::scrub, last);
            state = ScopeState.of(scope, log);
            return eraser;
        });
    }

    @Override
    public void close() {
        locked(lock.writeLock(), () -> {
            log.close();
            return state;
        });
    }

    private List<StoredEpisode> after(EpisodeQuery.After query) {
        List<StoredEpisode> found = new ArrayList<>();
        int count = log.size();
        for (int i = state.indexAfter(query.sequence()); i < count && found.size() < query.limit(); i++) {
            if (log.read(i) instanceof Happened happened) {
                found.add(stored(happened));
            }
        }
        return found;
    }

    private long watermark(Commit commit) {
        long now = state.current().watermark();
        if (commit.watermark() == 0) {
            return now;
        }
        if (commit.watermark() < now || commit.watermark() > state.lastSequence()) {
            throw new MemoryException(
                    MemoryException.Reason.REFUSED,
                    "watermark " + commit.watermark() + " of a commit to " + scope + " must be " + now + " to "
                            + state.lastSequence(),
                    null);
        }
        return commit.watermark();
    }

    private void require(long expected) {
        long number = state.current().number();
        if (expected != number) {
            throw new StaleGenerationException(scope, expected, number);
        }
    }

    private Generation make(LogRecord record) {
        write(List.of(record));
        return state.current();
    }

    /** The log first: what could not be written did not happen. */
    private void write(List<LogRecord> records) {
        if (!records.isEmpty()) {
            log.append(records);
            records.forEach(state::add);
        }
    }

    private long next() {
        return state.lastSequence() + 1;
    }

    private static StoredEpisode stored(Happened happened) {
        return new StoredEpisode(happened.sequence(), happened.episode());
    }

    private static Change change(LogRecord record) {
        return switch (record.kind()) {
            case EPISODE -> new Change.Appended(stored((Happened) record));
            case COMMIT -> {
                Made made = (Made) record;
                yield new Change.Committed(made.sequence(), made.generation(), made.commit());
            }
            case ROLLBACK -> {
                Returned returned = (Returned) record;
                yield new Change.RolledBack(returned.sequence(), returned.generation(), returned.to());
            }
            case ERASURE -> {
                Forgotten forgotten = (Forgotten) record;
                yield new Change.Erased(
                        forgotten.sequence(),
                        forgotten.generation(),
                        forgotten.tombs().episodes(),
                        forgotten.tombs().memories());
            }
        };
    }

    private static <T> T locked(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
