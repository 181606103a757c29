package dev.kairos.api.memory;

import java.util.List;

/**
 * What an erasure did.
 *
 * @param episodes the ids of the episodes whose content is gone
 * @param memories the ids of the memories that are gone
 * @param trimmed the ids of the memories that stay because they rest on something else too; they lost the erased sources
 * @param outside places that may hold copies and were not touched, for example a file that a person edited or a version
 *     control folder; for the caller to look at
 */
public record ErasureReport(List<String> episodes, List<String> memories, List<String> trimmed, List<String> outside) {

    /** Copies the lists. */
    public ErasureReport {
        episodes = List.copyOf(episodes);
        memories = List.copyOf(memories);
        trimmed = List.copyOf(trimmed);
        outside = List.copyOf(outside);
    }
}
