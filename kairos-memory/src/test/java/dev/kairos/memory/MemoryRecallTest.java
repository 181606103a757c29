package dev.kairos.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.memory.recall.RecallSettings;
import dev.kairos.testkit.Invariants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Invariants.class)
class MemoryRecallTest {

    @TempDir
    Path folder;

    @Test
    void tools_are_kept_out_of_the_folders_of_the_store_below() {
        try (MemoryRecall memory = MemoryRecall.over(FileMemoryStore.open(folder), RecallSettings.defaults())) {
            assertThat(memory.store().folders()).containsExactly(folder.toAbsolutePath());
        }
    }
}
