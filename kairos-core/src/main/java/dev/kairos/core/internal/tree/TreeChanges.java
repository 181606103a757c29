package dev.kairos.core.internal.tree;

import java.util.List;

/**
 * What is different between two snapshots, each list in the order of the paths.
 *
 * @param added paths that were not there before
 * @param changed paths with another content
 * @param removed paths that are there no more
 */
public record TreeChanges(List<String> added, List<String> changed, List<String> removed) {

    /** Copies the lists. */
    public TreeChanges {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /** Whether nothing is different. */
    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
}
