package dev.kairos.core.internal.tree;

import java.util.Comparator;
import java.util.List;

/** Shows a test what a snapshot holds. */
public final class Paths {

    private Paths() {}

    public static List<String> of(Snapshot snapshot) {
        return snapshot.paths().stream().sorted(Comparator.naturalOrder()).toList();
    }
}
