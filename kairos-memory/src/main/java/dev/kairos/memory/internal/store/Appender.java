package dev.kairos.memory.internal.store;

import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeReceipt;
import dev.kairos.api.memory.EpisodeReceipt.Fate;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.Scope;
import dev.kairos.memory.internal.store.LogRecord.Happened;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of the episodes of one call. Used once, by one thread. */
final class Appender {
    private final Scope scope;
    private final ScopeState state;
    private final ScopeLog log;
    private final Map<String, Happened> taken = new HashMap<>();
    private final List<LogRecord> records = new ArrayList<>();

    Appender(Scope scope, ScopeState state, ScopeLog log) {
        this.scope = scope;
        this.state = state;
        this.log = log;
    }

    /** What is to be written. */
    List<LogRecord> records() {
        return records;
    }

    EpisodeReceipt take(Episode given) {
        Episode whole = Texts.whole(given);
        String digest = Digests.of(whole);
        if (state.tombs().hasEpisode(given.id())) {
            return new EpisodeReceipt(given.id(), 0, Fate.ERASED);
        }
        Happened before = find(given.id());
        if (before != null) {
            return repeated(before, digest);
        }
        Episode kept = Texts.cut(whole);
        Happened happened = new Happened(state.lastSequence() + records.size() + 1, kept, digest);
        taken.put(given.id(), happened);
        records.add(happened);
        Fate fate = kept.text().length() < whole.text().length() ? Fate.CUT : Fate.ADDED;
        return new EpisodeReceipt(given.id(), happened.sequence(), fate);
    }

    private EpisodeReceipt repeated(Happened before, String digest) {
        String id = before.episode().id();
        if (!before.digest().equals(digest)) {
            throw new MemoryException(
                    MemoryException.Reason.CONFLICT,
                    "episode '" + id + "' is in " + scope
                            + " already with another content: give what is new an id of its own",
                    null);
        }
        return new EpisodeReceipt(id, before.sequence(), Fate.DUPLICATE);
    }

    private @Nullable Happened find(String id) {
        Happened now = taken.get(id);
        if (now != null) {
            return now;
        }
        int index = state.indexOf(id);
        return index < 0 ? null : (Happened) log.read(index);
    }
}
