package dev.kairos.examples.keeper;

import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Recall;
import java.nio.file.Path;

/** What Keeper remembers with: a store in a folder. */
record KeeperMemory(MemoryStore store, Recall recall) implements AgentMemory {
    static KeeperMemory open(Path folder) {
        MemoryStore store = SavedEpisodes.open(folder);
        return new KeeperMemory(store, new RecentRecall(store));
    }

    @Override
    public void close() {
        store.close();
    }
}
