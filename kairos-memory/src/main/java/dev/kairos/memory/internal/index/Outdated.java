package dev.kairos.memory.internal.index;

import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Source;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Finds episodes whose words were superseded: retired memories rest on them, and no live one does. */
final class Outdated {
    private Outdated() {}

    static Set<String> of(Collection<Memory> memories) {
        Set<String> outdated = new HashSet<>();
        for (Memory memory : memories) {
            boolean gone = memory.standing().status() == Memory.Status.SUPERSEDED
                    || memory.standing().status() == Memory.Status.EXPIRED;
            if (gone) {
                memory.statement().grounds().sources().stream()
                        .map(Source::episode)
                        .forEach(outdated::add);
            }
        }
        for (Memory memory : memories) {
            if (memory.isLive()) {
                memory.statement().grounds().sources().stream()
                        .map(Source::episode)
                        .forEach(outdated::remove);
            }
        }
        return Set.copyOf(outdated);
    }
}
