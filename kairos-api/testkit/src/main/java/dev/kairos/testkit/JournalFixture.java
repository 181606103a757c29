package dev.kairos.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.journal.JournalException;
import dev.kairos.api.journal.JournalException.Reason;
import dev.kairos.api.journal.Lease;
import dev.kairos.api.journal.LeaseLostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

/** How the journals of a contract are opened and written. */
abstract class JournalFixture {

    static final AgentId KEEPER = AgentId.of("keeper");
    static final AgentId OTHER = AgentId.of("other-agent.2");
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final int WRITERS = 8;

    final VirtualTime time = VirtualTime.startingAt("2026-03-01T08:00:00Z");
    private final List<Journal> opened = new ArrayList<>();

    /**
     * Opens the journal of the running test: an empty one at the first call, afterwards what the first one holds.
     *
     * @param clock the clock that leases go by
     * @return the journal; closed by the contract
     */
    protected abstract Journal open(InstantSource clock);

    /**
     * Tells whether several instances may be open at once. By default no: a second one is refused.
     *
     * @return whether {@link #open} may be called while a journal is open
     */
    protected boolean isShared() {
        return false;
    }

    @AfterEach
    final void closeAll() {
        opened.forEach(Journal::close);
    }

    final Journal open() {
        Journal journal = open(time);
        opened.add(journal);
        return journal;
    }

    final Journal reopen(Journal journal) {
        journal.close();
        return open();
    }

    static Draft draft(String payload) {
        return new Draft(
                Instant.parse("2026-03-01T08:00:00.123456789Z"), "test.happened", 1, Origin.AGENT, null, payload);
    }

    static List<Draft> drafts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> draft("{\"n\":" + i + "}"))
                .toList();
    }

    static Lease lease(Journal journal, AgentId agent) {
        return journal.acquire(agent, "host", MINUTE).orElseThrow();
    }

    static void assertFails(Reason reason, ThrowingCallable call) {
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.getMessage()).isNotBlank());
    }

    static void assertLost(ThrowingCallable call) {
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(call);
        assertFails(Reason.LEASE_LOST, call);
    }

    static <T> List<T> together(IntFunction<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<T>> calls = IntStream.range(0, WRITERS).mapToObj(work).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    static List<Long> sequences(List<Entry> entries) {
        return entries.stream().map(Entry::sequence).toList();
    }

    static List<Long> rising(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }
}
