package dev.kairos.core.internal.journal;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.internal.file.FolderLockedException;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.journal.Lease;
import dev.kairos.testkit.internal.file.SimulatedFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** What the tests of the journal in files share. */
final class Fixtures {

    static final AgentId KEEPER = AgentId.of("keeper");
    static final int SMALL_SEGMENT = 4 << 10;

    private Fixtures() {}

    static LogJournal open(SimulatedFolder folder) {
        return open(folder, SMALL_SEGMENT);
    }

    static LogJournal open(SimulatedFolder folder, int segmentBytes) {
        try {
            return LogJournal.open(folder.lock(), new Settings(segmentBytes, () -> Instant.EPOCH, Runnable::run));
        } catch (FolderLockedException e) {
            throw new AssertionError(e);
        }
    }

    static Draft draft(String payload) {
        return new Draft(Instant.EPOCH, "test.happened", 1, Origin.AGENT, null, payload);
    }

    static List<Draft> drafts(int count, int bytes) {
        return IntStream.range(0, count)
                .mapToObj(i -> draft("{\"n\":" + i + ",\"padding\":\"" + "x".repeat(bytes) + "\"}"))
                .toList();
    }

    static Lease lease(Journal journal, AgentId agent) {
        return journal.acquire(agent, "host", Duration.ofDays(1)).orElseThrow();
    }
}
