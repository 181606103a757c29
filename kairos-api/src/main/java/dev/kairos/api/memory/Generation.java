package dev.kairos.api.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All memories of a scope as one commit left them. An immutable snapshot.
 *
 * @param scope whose
 * @param number its number: 0 is the empty one before the first commit, each commit and rollback makes the next
 * @param time when it was made; the epoch for number 0
 * @param watermark up to which episode its author had read
 * @param memories live and retired ones, in the order in which they were added
 */
public record Generation(Scope scope, long number, Instant time, long watermark, List<Memory> memories) {

    /** Stands for the newest generation where a number is asked for. */
    public static final long LATEST = Long.MAX_VALUE;

    /** Copies the list. */
    public Generation {
        memories = List.copyOf(memories);
    }

    /**
     * Creates the generation before the first commit.
     *
     * @param scope whose
     * @return number 0, without memories
     */
    public static Generation empty(Scope scope) {
        return new Generation(scope, 0, Instant.EPOCH, 0, List.of());
    }

    /**
     * Lists what is held to be so.
     *
     * @return the live memories, in order
     */
    public List<Memory> live() {
        return memories.stream().filter(Memory::isLive).toList();
    }

    /**
     * Finds a memory.
     *
     * @param id its id
     * @return the memory, live or retired, or empty
     */
    public Optional<Memory> find(String id) {
        return memories.stream().filter(memory -> memory.id().equals(id)).findFirst();
    }
}
