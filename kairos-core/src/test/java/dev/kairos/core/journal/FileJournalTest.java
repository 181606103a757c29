package dev.kairos.core.journal;

import dev.kairos.api.journal.Journal;
import dev.kairos.core.journal.FileJournal.Options;
import dev.kairos.testkit.JournalContract;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest extends JournalContract {

    @TempDir
    Path folder;

    @Override
    protected Journal open(InstantSource clock) {
        return FileJournal.open(folder, Options.defaults().clock(clock));
    }
}
