package dev.kairos.core.internal.host;

import dev.kairos.api.dream.DreamReport;
import dev.kairos.api.dream.Dreaming;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryStore;
import java.util.concurrent.CompletableFuture;

/** The owner's hand on the dreams of a cell. */
record CellDreaming(CellDreams dreams) implements Dreaming {

    private static final String ASKED = "asked";

    @Override
    public CompletableFuture<DreamReport> now() {
        return dreams.begin(ASKED, false);
    }

    @Override
    public CompletableFuture<DreamReport> preview() {
        return dreams.begin(ASKED, true);
    }

    @Override
    public CompletableFuture<Generation> rollback(long generation) {
        return dreams.rollback(generation);
    }

    @Override
    public CompletableFuture<Generation> rebuild(MemoryStore target) {
        return dreams.rebuild(target);
    }
}
