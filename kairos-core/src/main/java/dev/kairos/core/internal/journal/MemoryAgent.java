package dev.kairos.core.internal.journal;

import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Lease;
import dev.kairos.api.journal.Receipt;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that the journal in memory holds of one agent. The caller holds its monitor. */
final class MemoryAgent extends LeaseHold {

    private static final int KEPT_KEYS = 1_000;

    private final AgentId id;
    /** From {@link #retainFrom} to the last one; those before {@link #first} are null. */
    private List<@Nullable Entry> entries = new ArrayList<>(4);

    private int first;
    private long last;
    private long retainFrom = 1;
    private @Nullable Map<String, Long> keys;
    private @Nullable Checkpoint checkpoint;

    MemoryAgent(AgentId id) {
        this.id = id;
    }

    boolean hasContent() {
        return last > 0 || checkpoint != null;
    }

    long last() {
        return last;
    }

    Receipt offer(@Nullable String key, Draft draft) {
        Long known = key == null || keys == null ? null : keys.get(key);
        if (known != null) {
            return new Receipt(known, true);
        }
        Entry entry = add(key, draft);
        if (key != null) {
            keysForAdding().put(key, entry.sequence());
        }
        return new Receipt(entry.sequence(), false);
    }

    Entry add(@Nullable String key, Draft draft) {
        Entry entry = Entry.of(id, ++last, key, draft);
        entries.add(entry);
        return entry;
    }

    List<Entry> read(long after, int limit) {
        List<Entry> found = new ArrayList<>();
        long from = after < retainFrom ? retainFrom : after >= last ? last + 1 : after + 1;
        for (long sequence = from; sequence <= last && found.size() < limit; sequence++) {
            Entry entry = entries.get(first + (int) (sequence - retainFrom));
            if (entry != null) {
                found.add(entry);
            }
        }
        return List.copyOf(found);
    }

    void store(Lease lease, Checkpoint newest) {
        Texts.checkFits(lease, newest, retainFrom, last);
        checkpoint = newest;
        while (retainFrom < newest.retainFrom()) {
            entries.set(first++, null);
            retainFrom++;
        }
        if (first > entries.size() / 2) {
            entries = new ArrayList<>(entries.subList(first, entries.size()));
            first = 0;
        }
        forgetKeys();
    }

    void erase(Set<Long> sequences) {
        entries.replaceAll(entry -> entry == null || !sequences.contains(entry.sequence()) ? entry : erased(entry));
    }

    private static Entry erased(Entry e) {
        return new Entry(
                e.agent(), e.sequence(), e.time(), e.kind(), e.version(), e.origin(), e.cause(), e.key(), Entry.ERASED);
    }

    Optional<Checkpoint> stored() {
        return Optional.ofNullable(checkpoint);
    }

    private Map<String, Long> keysForAdding() {
        Map<String, Long> present = keys;
        if (present == null) {
            present = new LinkedHashMap<>();
            keys = present;
        }
        return present;
    }

    private void forgetKeys() {
        if (keys == null) {
            return;
        }
        Iterator<Long> oldest = keys.values().iterator();
        for (int surplus = keys.size() - KEPT_KEYS; surplus > 0 && oldest.next() < retainFrom; surplus--) {
            oldest.remove();
        }
    }
}
