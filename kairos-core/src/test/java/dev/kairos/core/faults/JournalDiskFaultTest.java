package dev.kairos.core.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.internal.file.FolderLockedException;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.journal.JournalException;
import dev.kairos.api.journal.JournalException.Reason;
import dev.kairos.core.internal.journal.LogJournal;
import dev.kairos.core.internal.journal.Settings;
import dev.kairos.testkit.internal.file.DiskFaults;
import dev.kairos.testkit.internal.file.SimulatedFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Full disks, failing forces and short writes. */
class JournalDiskFaultTest {

    private static final AgentId KEEPER = AgentId.of("keeper");

    private final DiskFaults faults = DiskFaults.shortWrites(new SplittableRandom(1), 0.2);
    private final SimulatedFolder folder = SimulatedFolder.empty(faults);

    private Journal open() throws FolderLockedException {
        return LogJournal.open(folder.lock(), new Settings(64 << 10, () -> Instant.EPOCH, Runnable::run));
    }

    private static Draft draft(int number) {
        return new Draft(Instant.EPOCH, "test.happened", 1, Origin.AGENT, null, "{\"n\":" + number + "}");
    }

    private static void assertPoisoned(ThrowingCallable call) {
        assertPoisoned(call, "journal");
    }

    private static void assertPoisoned(ThrowingCallable call, String words) {
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.POISONED))
                .satisfies(e -> assertThat(e.getMessage()).contains("open it again", words));
    }

    @Test
    void a_full_disk_stops_the_journal_until_it_is_opened_again_with_room() throws Exception {
        int written = 0;
        try (Journal journal = open()) {
            journal.offer(AgentId.of("other"), "key", draft(0));
            faults.fillAfter(20_000);
            try {
                while (true) {
                    journal.offer(KEEPER, null, draft(written));
                    written++;
                }
            } catch (JournalException e) {
                assertThat(e.reason()).isEqualTo(Reason.POISONED);
                assertThat(e.getMessage()).contains("No space left on device");
            }
            faults.mend();
            assertPoisoned(() -> journal.offer(KEEPER, null, draft(0)), "No space left on device");
            assertPoisoned(() -> journal.acquire(KEEPER, "host", Duration.ofMinutes(1)));
            assertPoisoned(() -> journal.read(KEEPER, 0, 10));
            assertThat(journal.read(AgentId.of("other"), 0, 10)).hasSize(1);
        }
        try (Journal journal = open()) {
            assertThat(journal.read(KEEPER, 0, 10_000)).hasSizeBetween(written, written + 1);
            assertThat(journal.offer(AgentId.of("other"), "key", draft(0)).duplicate())
                    .isTrue();
        }
    }

    @Test
    void a_journal_does_not_open_on_a_full_disk() throws Exception {
        faults.fillAfter(0);
        assertPoisoned(this::open, "No space left on device");
        faults.fillAfter(100);
        assertPoisoned(this::open, "No space left on device");
        faults.mend();
        open().close();
    }

    @Test
    void a_force_that_fails_is_heard_by_everybody_who_waits() throws Exception {
        int writers = 8;
        AtomicInteger poisoned = new AtomicInteger();
        AtomicInteger acknowledged = new AtomicInteger();
        Journal journal = open();
        faults.failForceAfter(50);
        CountDownLatch ended = new CountDownLatch(writers);
        List<Thread> threads = IntStream.range(0, writers)
                .mapToObj(i -> new Thread(() -> {
                    try {
                        while (true) {
                            journal.offer(KEEPER, null, draft(i));
                            acknowledged.incrementAndGet();
                        }
                    } catch (JournalException e) {
                        poisoned.addAndGet(e.reason() == Reason.POISONED ? 1 : 0);
                    } finally {
                        ended.countDown();
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        ended.await();
        faults.mend();
        assertThat(poisoned).hasValue(writers);
        journal.close();
        try (Journal again = open()) {
            assertThat(again.read(KEEPER, 0, 100_000).size())
                    .isBetween(acknowledged.get(), acknowledged.get() + 2 * writers);
        }
    }
}
