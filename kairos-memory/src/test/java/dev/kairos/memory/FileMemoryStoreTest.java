package dev.kairos.memory;

import dev.kairos.api.memory.MemoryStore;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.memory.MemoryStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Invariants.class)
class FileMemoryStoreTest extends MemoryStoreContract {
    @TempDir
    Path folder;

    @Override
    protected MemoryStore open() {
        return FileMemoryStore.open(folder);
    }
}
