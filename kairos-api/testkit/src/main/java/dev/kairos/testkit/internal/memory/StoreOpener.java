package dev.kairos.testkit.internal.memory;

import dev.kairos.api.internal.file.Folder;
import dev.kairos.api.memory.MemoryStore;

/** Opens a store that is kept in files. */
@FunctionalInterface
public interface StoreOpener {

    /**
     * Opens the store.
     *
     * @param folder where, locked; the store closes it
     * @param segmentBytes where a file of it is full
     * @return the store
     */
    MemoryStore open(Folder folder, int segmentBytes);
}
