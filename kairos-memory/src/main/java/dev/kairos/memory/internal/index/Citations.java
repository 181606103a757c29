package dev.kairos.memory.internal.index;

import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What memories say of the episodes that they rest on.
 *
 * @param outdated the episodes whose words were superseded, by id, with the ids of the memories that took their place: retired
 *     memories rest on them, and no live one does
 * @param live the live memories that rest on an episode, by its id
 */
public record Citations(Map<String, List<String>> outdated, Map<String, List<Memory>> live) {
    static Citations of(Collection<Memory> memories) {
        Map<String, List<String>> outdated = new HashMap<>();
        Map<String, List<Memory>> live = new HashMap<>();
        for (Memory memory : memories) {
            for (Source source : memory.statement().grounds().sources()) {
                if (memory.isLive()) {
                    live.computeIfAbsent(source.episode(), id -> new ArrayList<>(1))
                            .add(memory);
                } else if (isGone(memory)) {
                    outdated.computeIfAbsent(source.episode(), id -> new ArrayList<>(1))
                            .addAll(successors(memory));
                }
            }
        }
        outdated.keySet().removeAll(live.keySet());
        return new Citations(outdated, live);
    }

    private static List<String> successors(Memory memory) {
        return memory.links().stream()
                .filter(link -> link.kind() == Memory.Link.Kind.SUPERSEDED_BY)
                .map(Memory.Link::memory)
                .toList();
    }

    private static boolean isGone(Memory memory) {
        return memory.standing().status() == Memory.Status.SUPERSEDED
                || memory.standing().status() == Memory.Status.EXPIRED;
    }
}
