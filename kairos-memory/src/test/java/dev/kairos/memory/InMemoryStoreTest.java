package dev.kairos.memory;

import dev.kairos.api.memory.MemoryStore;
import dev.kairos.testkit.memory.MemoryStoreContract;

class InMemoryStoreTest extends MemoryStoreContract {
    @Override
    protected MemoryStore open() {
        return InMemoryStore.create();
    }

    @Override
    protected boolean durable() {
        return false;
    }
}
