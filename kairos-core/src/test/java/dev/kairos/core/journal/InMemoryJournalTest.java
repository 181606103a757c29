package dev.kairos.core.journal;

import dev.kairos.api.journal.Journal;
import dev.kairos.testkit.JournalContract;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

class InMemoryJournalTest extends JournalContract {

    private @Nullable InMemoryJournal journal;

    @Override
    protected Journal open(InstantSource clock) {
        journal = journal == null ? InMemoryJournal.create(clock) : journal.reopen();
        return journal;
    }
}
