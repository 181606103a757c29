package dev.kairos.memory.internal.store;

import dev.kairos.memory.internal.store.LogRecord.Tombs;
import java.util.HashSet;
import java.util.Set;

/** What was erased from a scope and may not come back. */
final class Tombstones {
    private final Set<String> episodes = new HashSet<>();
    private final Set<String> memories = new HashSet<>();
    private final Set<String> digests = new HashSet<>();

    void add(Tombs more) {
        episodes.addAll(more.episodes());
        memories.addAll(more.memories());
        digests.addAll(more.digests());
    }

    boolean hasEpisode(String id) {
        return episodes.contains(id);
    }

    boolean hasMemory(String id) {
        return memories.contains(id);
    }

    boolean hasText(String text) {
        return !digests.isEmpty() && digests.contains(Digests.ofText(text));
    }
}
