package dev.kairos.testkit.internal.journal;

import dev.kairos.api.internal.file.Folder;
import dev.kairos.api.journal.Journal;

/** Opens a journal that is kept in files. */
@FunctionalInterface
public interface Opener {

    /**
     * Opens the journal.
     *
     * @param folder where, locked; the journal closes it
     * @param segmentBytes where a file of it is full
     * @return the journal
     */
    Journal open(Folder folder, int segmentBytes);
}
