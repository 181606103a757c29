package dev.kairos.memory.internal.store;

import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Scope;
import dev.kairos.memory.internal.store.LogRecord.Forgotten;
import dev.kairos.memory.internal.store.LogRecord.Happened;
import dev.kairos.memory.internal.store.LogRecord.Made;
import dev.kairos.memory.internal.store.LogRecord.Returned;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is folded from the log of a scope: where things stand in it, and the current generation. */
final class ScopeState {
    private final Scope scope;
    private final ScopeLog log;
    private final History history;
    private final IdTable ids = new IdTable();
    private final Tombstones tombs = new Tombstones();
    private final Map<String, Memory> memories = new LinkedHashMap<>();
    private long[] sequences = new long[16];
    private int size;
    private boolean changed;
    private Generation current;

    private ScopeState(Scope scope, ScopeLog log) {
        this.scope = scope;
        this.log = log;
        this.history = new History(scope, log);
        this.current = Generation.empty(scope);
    }

    static ScopeState of(Scope scope, ScopeLog log) {
        ScopeState state = new ScopeState(scope, log);
        int count = log.size();
        for (int i = 0; i < count; i++) {
            state.fold(log.read(i));
        }
        state.settle();
        return state;
    }

    /** Takes in a record that stands at the end of the log now. */
    void add(LogRecord record) {
        fold(record);
        settle();
    }

    Generation current() {
        return current;
    }

    Map<String, Memory> memories() {
        return memories;
    }

    Tombstones tombs() {
        return tombs;
    }

    History history() {
        return history;
    }

    long lastSequence() {
        return size == 0 ? 0 : sequences[size - 1];
    }

    /** The index of the first record after a sequence. */
    int indexAfter(long sequence) {
        int found = Arrays.binarySearch(sequences, 0, size, sequence);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The index of the record of an episode, or -1. */
    int indexOf(String episode) {
        return ids.find(
                episode,
                index -> log.read(index) instanceof Happened h
                        && h.episode().id().equals(episode));
    }

    private void fold(LogRecord record) {
        if (size == sequences.length) {
            sequences = Arrays.copyOf(sequences, size * 2);
        }
        sequences[size] = record.sequence();
        switch (record.kind()) {
            case EPISODE -> ids.put(((Happened) record).episode().id(), size);
            case COMMIT -> made((Made) record);
            case ROLLBACK -> returned((Returned) record);
            case ERASURE -> forgotten((Forgotten) record);
        }
        size++;
    }

    private void made(Made made) {
        history.add(made.generation(), size);
        made.written().forEach(memory -> memories.put(memory.id(), memory));
        head(made.generation(), made.commit().time(), made.watermark());
    }

    private void returned(Returned returned) {
        history.add(returned.generation(), size);
        memories.clear();
        memories.putAll(history.contents(returned.to()));
        head(returned.generation(), returned.time(), history.watermark(returned.to()));
    }

    private void forgotten(Forgotten forgotten) {
        tombs.add(forgotten.tombs());
        if (forgotten.generation() != current.number()) {
            history.add(forgotten.generation(), size);
            head(forgotten.generation(), forgotten.time(), current.watermark());
        }
    }

    private void head(long number, Instant time, long watermark) {
        changed = true;
        current = new Generation(scope, number, time, watermark, current.memories());
    }

    /** Copies the memories once, after all records are folded. */
    private void settle() {
        if (changed) {
            current = new Generation(
                    scope, current.number(), current.time(), current.watermark(), List.copyOf(memories.values()));
            changed = false;
        }
    }
}
