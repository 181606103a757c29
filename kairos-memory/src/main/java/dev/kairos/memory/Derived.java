package dev.kairos.memory;

import dev.kairos.api.memory.Scope;
import dev.kairos.memory.internal.markdown.Renderings;
import dev.kairos.memory.internal.recall.RecallEngine;
import dev.kairos.memory.internal.store.Follower;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a store keeps beside the truth in a folder: index and vectors, and what people read. */
final class Derived implements Follower {
    private static final String GIT = ".git";

    private final RecallEngine recall;
    private final Renderings renderings;
    private final Path folder;

    Derived(RecallEngine recall, Renderings renderings, Path folder) {
        this.recall = recall;
        this.renderings = renderings;
        this.folder = folder;
    }

    /** Of a store that keeps an index and nothing else. */
    static Follower of(RecallEngine recall) {
        return new Follower() {
            @Override
            public void changed(Scope scope) {}

            @Override
            public List<String> erased(Scope scope) {
                recall.forget(scope);
                return List.of();
            }
        };
    }

    @Override
    public void changed(Scope scope) {
        renderings.follow(scope);
    }

    @Override
    public List<String> erased(Scope scope) {
        List<String> outside = new ArrayList<>(renderings.erased(scope));
        outside.addAll(repositories());
        recall.forget(scope);
        return outside;
    }

    /** Version control that may have taken in files of the store before content was erased from them. */
    private List<String> repositories() {
        List<String> found = new ArrayList<>();
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(GIT))) {
                found.add(at.resolve(GIT).toString());
            }
        }
        return found;
    }
}
