package dev.kairos.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.journal.JournalException;
import dev.kairos.api.journal.JournalException.Reason;
import dev.kairos.api.journal.Lease;
import dev.kairos.api.journal.LeaseLostException;
import dev.kairos.api.journal.Receipt;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Journal} does. The test of an implementation extends this class and says how to open one:
 *
 * <pre>{@code
 * class MyJournalTest extends JournalContract {
 *     @TempDir Path folder;
 *
 *     @Override
 *     protected Journal open(InstantSource clock) {
 *         return MyJournal.open(folder, clock);
 *     }
 * }
 * }</pre>
 */
public abstract class JournalContract {

    private static final AgentId KEEPER = AgentId.of("keeper");
    private static final AgentId OTHER = AgentId.of("other-agent.2");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int WRITERS = 8;

    private final VirtualTime time = VirtualTime.startingAt("2026-03-01T08:00:00Z");
    private final List<Journal> opened = new ArrayList<>();

    /** For subclasses. */
    protected JournalContract() {}

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

    private Journal open() {
        Journal journal = open(time);
        opened.add(journal);
        return journal;
    }

    private static Journal reopen(JournalContract contract, Journal journal) {
        journal.close();
        return contract.open();
    }

    private static Draft draft(String payload) {
        return new Draft(
                Instant.parse("2026-03-01T08:00:00.123456789Z"), "test.happened", 1, Origin.AGENT, null, payload);
    }

    private static List<Draft> drafts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> draft("{\"n\":" + i + "}"))
                .toList();
    }

    private static Lease lease(Journal journal, AgentId agent) {
        return journal.acquire(agent, "host", MINUTE).orElseThrow();
    }

    private static void assertFails(Reason reason, ThrowingCallable call) {
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.getMessage()).isNotBlank());
    }

    private static void assertLost(ThrowingCallable call) {
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(call);
        assertFails(Reason.LEASE_LOST, call);
    }

    private static <T> List<T> together(IntFunction<Callable<T>> work) throws Exception {
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

    private static List<Long> sequences(List<Entry> entries) {
        return entries.stream().map(Entry::sequence).toList();
    }

    private static List<Long> rising(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    /** The door that is open to anyone. */
    @Nested
    class Inbox {

        @Test
        void an_offered_entry_is_read_as_it_was_offered() {
            Journal journal = open();
            Cause cause = new Cause(Cause.Kind.EVENT, "order.created", 3, "beat-7");
            Draft draft = new Draft(Instant.MIN, "order.created", 42, Origin.UNTRUSTED, cause, "{\"a\":\"ä€😀\"}");

            Receipt receipt = journal.offer(KEEPER, "k-ä€😀", draft);

            assertThat(receipt).isEqualTo(new Receipt(1, false));
            assertThat(journal.read(KEEPER, 0, 10)).containsExactly(Entry.of(KEEPER, 1, "k-ä€😀", draft));
        }

        @Test
        void every_constant_and_the_absence_of_a_cause_are_kept() {
            Journal journal = open();
            List<Draft> drafts = new ArrayList<>();
            for (Origin origin : Origin.values()) {
                drafts.add(new Draft(Instant.MAX, "kind", 1, origin, null, "{}"));
            }
            for (Cause.Kind kind : Cause.Kind.values()) {
                drafts.add(new Draft(Instant.EPOCH, "kind", 1, Origin.TEAM, Cause.of(kind, ""), "{}"));
            }
            for (Draft draft : drafts) {
                journal.offer(KEEPER, null, draft);
            }
            assertThat(journal.read(KEEPER, 0, 100))
                    .extracting(Entry::origin, Entry::cause, Entry::time)
                    .containsExactlyElementsOf(drafts.stream()
                            .map(d -> org.assertj.core.api.Assertions.tuple(d.origin(), d.cause(), d.time()))
                            .toList());
        }

        @Test
        void the_same_key_is_written_once() {
            Journal journal = open();
            journal.offer(KEEPER, null, draft("{}"));
            Receipt first = journal.offer(KEEPER, "key", draft("{\"first\":true}"));
            journal.offer(KEEPER, null, draft("{}"));

            Receipt again = journal.offer(KEEPER, "key", draft("{\"first\":false}"));

            assertThat(first).isEqualTo(new Receipt(2, false));
            assertThat(again).isEqualTo(new Receipt(2, true));
            assertThat(journal.read(KEEPER, 0, 10)).hasSize(3);
        }

        @Test
        void keys_of_different_agents_do_not_meet() {
            Journal journal = open();
            journal.offer(KEEPER, "key", draft("{}"));
            assertThat(journal.offer(OTHER, "key", draft("{}")).duplicate()).isFalse();
        }

        @Test
        void no_key_means_no_check_and_an_empty_key_is_a_key() {
            Journal journal = open();
            assertThat(journal.offer(KEEPER, null, draft("{}")).duplicate()).isFalse();
            assertThat(journal.offer(KEEPER, null, draft("{}")).duplicate()).isFalse();
            assertThat(journal.offer(KEEPER, "", draft("{}")).duplicate()).isFalse();
            assertThat(journal.offer(KEEPER, "", draft("{}")).duplicate()).isTrue();
        }

        @Test
        void offering_needs_no_lease_and_disturbs_none() {
            Journal journal = open();
            Lease lease = lease(journal, KEEPER);
            journal.offer(KEEPER, null, draft("{}"));
            assertThat(journal.append(lease, drafts(1)).get(0).sequence()).isEqualTo(2);
        }

        @Test
        void at_least_the_last_thousand_keys_are_remembered_when_their_entries_are_gone() {
            Journal journal = open();
            for (int i = 1; i <= 2_200; i++) {
                journal.offer(KEEPER, "key-" + i, draft("{}"));
                if (i % 100 == 0) {
                    journal.checkpoint(lease(journal, KEEPER), new Checkpoint(KEEPER, i, 1, "{}", i + 1));
                }
            }
            Journal again = reopen(JournalContract.this, journal);
            assertThat(again.read(KEEPER, 0, 10)).isEmpty();
            for (int i = 1_201; i <= 2_200; i++) {
                assertThat(again.offer(KEEPER, "key-" + i, draft("{}"))).isEqualTo(new Receipt(i, true));
            }
        }

        @Test
        void keys_of_retained_entries_are_remembered_however_many_there_are() {
            Journal journal = open();
            for (int i = 1; i <= 2_100; i++) {
                journal.offer(KEEPER, "key-" + i, draft("{}"));
            }
            journal.checkpoint(lease(journal, KEEPER), new Checkpoint(KEEPER, 10, 1, "{}", 11));
            for (int i = 11; i <= 2_100; i++) {
                assertThat(journal.offer(KEEPER, "key-" + i, draft("{}")).duplicate())
                        .isTrue();
            }
        }
    }

    /** The door that is open to the holder of the lease. */
    @Nested
    class Log {

        @Test
        void appended_entries_are_returned_and_read_with_their_places() {
            Journal journal = open();
            List<Entry> appended = journal.append(lease(journal, KEEPER), drafts(3));

            assertThat(sequences(appended)).containsExactly(1L, 2L, 3L);
            assertThat(appended).allSatisfy(entry -> assertThat(entry.key()).isNull());
            assertThat(journal.read(KEEPER, 0, 10)).isEqualTo(appended);
        }

        @Test
        void both_doors_write_one_sequence_without_gaps() {
            Journal journal = open();
            Lease lease = lease(journal, KEEPER);
            for (int i = 0; i < 100; i++) {
                journal.append(lease, drafts(i % 3));
                journal.offer(KEEPER, null, draft("{}"));
            }
            List<Entry> all = journal.read(KEEPER, 0, 1_000);
            assertThat(sequences(all)).isEqualTo(rising(1, all.size()));
        }

        @Test
        void agents_have_sequences_of_their_own() {
            Journal journal = open();
            journal.append(lease(journal, KEEPER), drafts(5));
            assertThat(sequences(journal.append(lease(journal, OTHER), drafts(2))))
                    .containsExactly(1L, 2L);
        }

        @Test
        void appending_nothing_does_nothing() {
            Journal journal = open();
            assertThat(journal.append(lease(journal, KEEPER), List.of())).isEmpty();
            assertThat(journal.read(KEEPER, 0, 10)).isEmpty();
        }

        @Test
        void entries_that_are_refused_leave_no_trace() {
            Journal journal = open();
            Lease lease = lease(journal, KEEPER);
            List<Draft> oneTooLarge = List.of(draft("{}"), draft("x".repeat(Journal.MAX_PAYLOAD_BYTES + 1)));

            assertFails(Reason.TOO_LARGE, () -> journal.append(lease, oneTooLarge));

            assertThat(journal.read(KEEPER, 0, 10)).isEmpty();
            assertThat(journal.append(lease, drafts(1)).get(0).sequence()).isEqualTo(1);
        }
    }

    /** Who may write the log. */
    @Nested
    class Leases {

        @Test
        void the_owner_prolongs_and_keeps_the_epoch() {
            Journal journal = open();
            Lease first = journal.acquire(KEEPER, "a", MINUTE).orElseThrow();
            time.advance(Duration.ofSeconds(50));
            Lease second = journal.acquire(KEEPER, "a", MINUTE).orElseThrow();

            assertThat(first.until()).isEqualTo(Instant.parse("2026-03-01T08:01:00Z"));
            assertThat(second.until()).isEqualTo(Instant.parse("2026-03-01T08:01:50Z"));
            assertThat(second.epoch()).isEqualTo(first.epoch());
            time.advance(Duration.ofSeconds(50));
            assertThat(journal.append(first, drafts(1))).hasSize(1);
        }

        @Test
        void another_owner_is_kept_out_until_the_lease_ends() {
            Journal journal = open();
            Lease first = journal.acquire(KEEPER, "a", MINUTE).orElseThrow();
            assertThat(journal.acquire(KEEPER, "b", MINUTE)).isEmpty();
            time.advance(MINUTE.minusMillis(1));
            assertThat(journal.acquire(KEEPER, "b", MINUTE)).isEmpty();
            time.advance(Duration.ofMillis(1));

            Lease second = journal.acquire(KEEPER, "b", MINUTE).orElseThrow();

            assertThat(second.owner()).isEqualTo("b");
            assertThat(second.epoch()).isGreaterThan(first.epoch());
            assertThat(journal.acquire(KEEPER, "a", MINUTE)).isEmpty();
        }

        @Test
        void an_older_epoch_is_fenced() {
            Journal journal = open();
            Lease stalled = journal.acquire(KEEPER, "a", MINUTE).orElseThrow();
            journal.append(stalled, drafts(1));
            time.advance(MINUTE);
            Lease current = journal.acquire(KEEPER, "b", MINUTE).orElseThrow();

            assertLost(() -> journal.append(stalled, drafts(1)));
            assertLost(() -> journal.checkpoint(stalled, new Checkpoint(KEEPER, 1, 1, "{}", 0)));
            assertThat(journal.append(current, drafts(1)).get(0).sequence()).isEqualTo(2);
            assertThat(journal.checkpoint(KEEPER)).isEmpty();
        }

        @Test
        void an_ended_lease_does_not_write_even_if_nobody_else_came() {
            Journal journal = open();
            Lease lease = lease(journal, KEEPER);
            time.advance(MINUTE);
            assertLost(() -> journal.append(lease, drafts(1)));
            assertLost(() -> journal.append(lease, List.of()));
            assertThat(journal.acquire(KEEPER, "host", MINUTE).orElseThrow().epoch())
                    .isGreaterThan(lease.epoch());
        }

        @Test
        void a_lease_that_was_given_back_is_free_at_once() {
            Journal journal = open();
            Lease first = journal.acquire(KEEPER, "a", MINUTE).orElseThrow();
            journal.release(first);

            assertLost(() -> journal.append(first, drafts(1)));
            assertThat(journal.acquire(KEEPER, "b", MINUTE).orElseThrow().epoch())
                    .isGreaterThan(first.epoch());
        }

        @Test
        void giving_back_an_older_epoch_does_not_disturb_the_newer_one() {
            Journal journal = open();
            Lease old = journal.acquire(KEEPER, "a", MINUTE).orElseThrow();
            time.advance(MINUTE);
            Lease current = journal.acquire(KEEPER, "b", MINUTE).orElseThrow();
            journal.release(old);
            journal.release(new Lease(OTHER, "nobody", 1, current.until()));

            assertThat(journal.append(current, drafts(1))).hasSize(1);
            assertThat(journal.acquire(KEEPER, "a", MINUTE)).isEmpty();
        }

        @Test
        void a_lease_that_nobody_gave_is_worth_nothing() {
            Journal journal = open();
            Lease real = lease(journal, KEEPER);
            Lease foreign = new Lease(KEEPER, "thief", real.epoch(), real.until());
            Lease future = new Lease(KEEPER, "host", real.epoch() + 1, real.until());
            Lease unknown = new Lease(OTHER, "host", real.epoch(), real.until());

            assertLost(() -> journal.append(foreign, drafts(1)));
            assertLost(() -> journal.append(future, drafts(1)));
            assertLost(() -> journal.append(unknown, drafts(1)));
        }

        @Test
        void a_clock_that_jumps_ahead_ends_leases_and_one_that_jumps_back_revives_none() {
            Journal journal = open();
            Lease first = journal.acquire(KEEPER, "a", MINUTE).orElseThrow();
            time.jump(Duration.ofDays(400));
            assertLost(() -> journal.append(first, drafts(1)));
            Lease second = journal.acquire(KEEPER, "b", MINUTE).orElseThrow();
            time.jump(Duration.ofDays(-400));

            assertLost(() -> journal.append(first, drafts(1)));
            assertThat(journal.append(second, drafts(1))).hasSize(1);
            assertThat(journal.acquire(KEEPER, "b", MINUTE).orElseThrow().until())
                    .isEqualTo(Instant.parse("2026-03-01T08:01:00Z"));
        }

        @Test
        void only_one_of_many_who_come_at_once_is_given_the_lease() throws Exception {
            Journal journal = open();
            List<Boolean> given = together(
                    i -> () -> journal.acquire(KEEPER, "host-" + i, MINUTE).isPresent());
            assertThat(given).containsOnlyOnce(true);
        }

        @Test
        void owners_and_durations_out_of_range_are_refused() {
            Journal journal = open();
            assertThatIllegalArgumentException().isThrownBy(() -> journal.acquire(KEEPER, " ", MINUTE));
            assertThatIllegalArgumentException().isThrownBy(() -> journal.acquire(KEEPER, "a".repeat(201), MINUTE));
            assertThatIllegalArgumentException().isThrownBy(() -> journal.acquire(KEEPER, "a", Duration.ZERO));
            assertThatIllegalArgumentException().isThrownBy(() -> journal.acquire(KEEPER, "a", MINUTE.negated()));
            assertThat(journal.acquire(KEEPER, "a", Duration.ofSeconds(Long.MAX_VALUE)))
                    .isPresent();
            assertThat(journal.acquire(OTHER, "a", Duration.ofNanos(1))).isPresent();
        }
    }

    /** Reading in pages. */
    @Nested
    class Reading {

        @Test
        void pages_follow_each_other_without_gap_or_overlap() {
            Journal journal = open();
            Lease lease = lease(journal, KEEPER);
            List<Entry> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                all.addAll(journal.append(lease, drafts(10)));
                journal.offer(OTHER, null, draft("{}"));
            }
            for (int size : new int[] {1, 7, 64, 999, 1_000, Integer.MAX_VALUE}) {
                List<Entry> read = new ArrayList<>();
                List<Entry> page = journal.read(KEEPER, 0, size);
                while (!page.isEmpty()) {
                    assertThat(page).hasSizeLessThanOrEqualTo(size);
                    read.addAll(page);
                    page = journal.read(KEEPER, read.get(read.size() - 1).sequence(), size);
                }
                assertThat(read).isEqualTo(all);
            }
        }

        @Test
        void nothing_is_read_after_the_last_or_of_an_unknown_agent() {
            Journal journal = open();
            journal.append(lease(journal, KEEPER), drafts(3));
            assertThat(journal.read(KEEPER, 3, 10)).isEmpty();
            assertThat(journal.read(KEEPER, Long.MAX_VALUE, 10)).isEmpty();
            assertThat(journal.read(OTHER, 0, 10)).isEmpty();
        }

        @Test
        void a_place_before_the_first_means_the_first() {
            Journal journal = open();
            journal.append(lease(journal, KEEPER), drafts(3));
            assertThat(sequences(journal.read(KEEPER, -5, 2))).containsExactly(1L, 2L);
            assertThat(sequences(journal.read(KEEPER, Long.MIN_VALUE, 2))).containsExactly(1L, 2L);
        }

        @Test
        void a_limit_below_one_is_refused() {
            Journal journal = open();
            assertThatIllegalArgumentException().isThrownBy(() -> journal.read(KEEPER, 0, 0));
            assertThatIllegalArgumentException().isThrownBy(() -> journal.read(KEEPER, 0, -1));
        }

        @Test
        void agents_are_those_with_entries_or_a_checkpoint() {
            Journal journal = open();
            assertThat(journal.agents()).isEmpty();
            Lease lease = lease(journal, OTHER);
            journal.offer(KEEPER, null, draft("{}"));
            assertThat(journal.agents()).containsExactly(KEEPER);
            journal.checkpoint(lease, new Checkpoint(OTHER, 0, 1, "{}", 0));
            assertThat(journal.agents()).containsExactlyInAnyOrder(KEEPER, OTHER);
            assertThat(journal.read(OTHER, 0, 10)).isEmpty();
        }
    }

    /** Checkpoints and what they let go. */
    @Nested
    class Checkpoints {

        @Test
        void the_one_stored_last_is_returned() {
            Journal journal = open();
            Lease lease = lease(journal, KEEPER);
            assertThat(journal.checkpoint(KEEPER)).isEmpty();
            journal.append(lease, drafts(5));
            journal.checkpoint(lease, new Checkpoint(KEEPER, 3, 1, "{\"a\":1}", 0));
            Checkpoint last = new Checkpoint(KEEPER, 5, 2, "{\"ä€😀\":2}", 4);
            journal.checkpoint(lease, last);

            assertThat(journal.checkpoint(KEEPER)).contains(last);
            assertThat(journal.checkpoint(OTHER)).isEmpty();
        }

        @Test
        void entries_that_were_let_go_are_not_read_and_the_sequence_goes_on() {
            Journal journal = open();
            Lease lease = lease(journal, KEEPER);
            journal.append(lease, drafts(10));
            journal.checkpoint(lease, new Checkpoint(KEEPER, 8, 1, "{}", 7));
            assertThat(sequences(journal.read(KEEPER, 0, 100))).containsExactly(7L, 8L, 9L, 10L);
            assertThat(sequences(journal.read(KEEPER, 2, 2))).containsExactly(7L, 8L);
            journal.checkpoint(lease, new Checkpoint(KEEPER, 10, 1, "{}", 11));
            assertThat(journal.read(KEEPER, 0, 100)).isEmpty();
            assertThat(journal.append(lease, drafts(1)).get(0).sequence()).isEqualTo(11);
            assertThat(sequences(journal.read(KEEPER, 0, 100))).containsExactly(11L);
        }

        @Test
        void what_was_let_go_does_not_come_back() {
            Journal journal = open();
            Lease lease = lease(journal, KEEPER);
            journal.append(lease, drafts(10));
            journal.checkpoint(lease, new Checkpoint(KEEPER, 8, 1, "{}", 7));
            journal.checkpoint(lease, new Checkpoint(KEEPER, 9, 1, "{}", 2));
            assertThat(sequences(journal.read(KEEPER, 0, 100))).containsExactly(7L, 8L, 9L, 10L);
        }

        @Test
        void a_checkpoint_that_does_not_fit_is_refused() {
            Journal journal = open();
            Lease lease = lease(journal, KEEPER);
            journal.append(lease, drafts(10));
            journal.checkpoint(lease, new Checkpoint(KEEPER, 8, 1, "{}", 7));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> journal.checkpoint(lease, new Checkpoint(KEEPER, 11, 1, "{}", 0)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> journal.checkpoint(lease, new Checkpoint(OTHER, 1, 1, "{}", 0)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> journal.checkpoint(lease, new Checkpoint(KEEPER, 5, 1, "{}", 0)));
            assertThat(journal.checkpoint(KEEPER).orElseThrow().sequence()).isEqualTo(8);
        }
    }

    /** After a restart. */
    @Nested
    class Reopening {

        @Test
        void all_is_there_and_goes_on() {
            Journal journal = open();
            Lease lease = lease(journal, KEEPER);
            journal.append(lease, drafts(100));
            journal.offer(KEEPER, "key", draft("{\"k\":1}"));
            journal.offer(OTHER, null, draft("{}"));
            journal.checkpoint(lease, new Checkpoint(KEEPER, 50, 3, "{\"s\":1}", 40));
            List<Entry> before = journal.read(KEEPER, 0, 1_000);

            Journal again = reopen(JournalContract.this, journal);

            assertThat(again.agents()).containsExactlyInAnyOrder(KEEPER, OTHER);
            assertThat(again.read(KEEPER, 0, 1_000)).isEqualTo(before).hasSize(62);
            assertThat(again.checkpoint(KEEPER)).contains(new Checkpoint(KEEPER, 50, 3, "{\"s\":1}", 40));
            assertThat(again.offer(KEEPER, "key", draft("{}"))).isEqualTo(new Receipt(101, true));
            assertThat(again.append(lease(again, KEEPER), drafts(1)).get(0).sequence())
                    .isEqualTo(102);
            assertThat(again.offer(OTHER, null, draft("{}")).sequence()).isEqualTo(2);
        }

        @Test
        void a_journal_with_nothing_but_a_checkpoint_goes_on_after_it() {
            Journal journal = open();
            Lease lease = lease(journal, KEEPER);
            journal.append(lease, drafts(10));
            journal.checkpoint(lease, new Checkpoint(KEEPER, 10, 1, "{}", 11));

            Journal again = reopen(JournalContract.this, journal);

            assertThat(again.read(KEEPER, 0, 10)).isEmpty();
            assertThat(again.append(lease(again, KEEPER), drafts(1)).get(0).sequence())
                    .isEqualTo(11);
        }

        @Test
        void leases_are_gone_and_epochs_rise_whether_or_not_they_were_used() {
            Journal journal = open();
            Lease used = lease(journal, KEEPER);
            journal.append(used, drafts(1));
            Lease unused = lease(journal, OTHER);
            Journal again = reopen(JournalContract.this, journal);

            if (!isShared()) {
                assertLost(() -> again.append(used, drafts(1)));
                assertThat(lease(again, KEEPER).epoch()).isGreaterThan(used.epoch());
                assertThat(lease(again, OTHER).epoch()).isGreaterThan(unused.epoch());
                assertLost(() -> again.append(used, drafts(1)));
            }
            time.advance(MINUTE);
            assertThat(again.acquire(KEEPER, "b", MINUTE).orElseThrow().epoch()).isGreaterThan(used.epoch());
        }

        @Test
        void many_restarts_lose_nothing() {
            Journal journal = open();
            for (int i = 1; i <= 20; i++) {
                assertThat(journal.offer(KEEPER, "key-" + i, draft("{\"i\":" + i + "}"))
                                .sequence())
                        .isEqualTo(i);
                journal = reopen(JournalContract.this, journal);
            }
            assertThat(sequences(journal.read(KEEPER, 0, 100))).isEqualTo(rising(1, 20));
        }

        @Test
        void a_closed_journal_refuses_everything_and_closing_again_does_nothing() {
            Journal journal = open();
            Lease lease = lease(journal, KEEPER);
            journal.offer(KEEPER, "key", draft("{}"));
            journal.close();
            journal.close();

            assertFails(Reason.CLOSED, () -> journal.acquire(KEEPER, "a", MINUTE));
            assertFails(Reason.CLOSED, () -> journal.release(lease));
            assertFails(Reason.CLOSED, () -> journal.offer(KEEPER, null, draft("{}")));
            assertFails(Reason.CLOSED, () -> journal.offer(KEEPER, "key", draft("{}")));
            assertFails(Reason.CLOSED, () -> journal.append(lease, drafts(1)));
            assertFails(Reason.CLOSED, () -> journal.read(KEEPER, 0, 1));
            assertFails(Reason.CLOSED, journal::agents);
            assertFails(Reason.CLOSED, () -> journal.checkpoint(lease, new Checkpoint(KEEPER, 1, 1, "{}", 0)));
            assertFails(Reason.CLOSED, () -> journal.checkpoint(KEEPER));
        }

        @Test
        void two_instances_at_once_are_refused_or_see_each_other() {
            Journal first = open();
            first.offer(KEEPER, "key", draft("{}"));
            if (!isShared()) {
                assertFails(Reason.LOCKED, JournalContract.this::open);
                assertFails(Reason.LOCKED, JournalContract.this::open);
                assertThat(first.offer(KEEPER, null, draft("{}")).sequence()).isEqualTo(2);
                return;
            }
            Journal second = open();
            Lease lease = first.acquire(KEEPER, "a", MINUTE).orElseThrow();
            assertThat(second.acquire(KEEPER, "b", MINUTE)).isEmpty();
            assertThat(second.offer(KEEPER, "key", draft("{}"))).isEqualTo(new Receipt(1, true));
            time.advance(MINUTE);
            assertThat(second.acquire(KEEPER, "b", MINUTE)).isPresent();
            assertLost(() -> first.append(lease, drafts(1)));
        }
    }

    /** What comes from outside is bounded. */
    @Nested
    class HostileInput {

        @Test
        void the_largest_payload_is_kept_and_a_larger_one_is_refused() {
            Journal journal = open();
            String largest = "x".repeat(Journal.MAX_PAYLOAD_BYTES);
            String wide = "€".repeat(Journal.MAX_PAYLOAD_BYTES / 3);
            journal.offer(KEEPER, null, draft(largest));
            journal.offer(KEEPER, null, draft(wide));

            assertFails(Reason.TOO_LARGE, () -> journal.offer(KEEPER, null, draft(largest + "x")));
            assertFails(Reason.TOO_LARGE, () -> journal.offer(KEEPER, null, draft(wide + "€")));
            Journal again = reopen(JournalContract.this, journal);
            assertThat(again.read(KEEPER, 0, 10)).extracting(Entry::payload).containsExactly(largest, wide);
        }

        @Test
        void a_checkpoint_may_be_sixteen_mebibytes_and_no_more() {
            Journal journal = open();
            Lease lease = lease(journal, KEEPER);
            String largest = "x".repeat(16 << 20);
            journal.checkpoint(lease, new Checkpoint(KEEPER, 0, 1, largest, 0));

            assertFails(
                    Reason.TOO_LARGE, () -> journal.checkpoint(lease, new Checkpoint(KEEPER, 0, 1, largest + "x", 0)));
            assertThat(journal.checkpoint(KEEPER).orElseThrow().state()).isEqualTo(largest);
        }

        @Test
        void keys_and_the_texts_of_causes_are_bounded() {
            Journal journal = open();
            String longest = "ä".repeat(Journal.MAX_KEY_LENGTH);
            Cause cause = new Cause(Cause.Kind.EVENT, longest, 0, longest);
            Draft draft = new Draft(Instant.EPOCH, "€".repeat(100), 1, Origin.OWNER, cause, "");
            journal.offer(KEEPER, longest, draft);
            assertThat(journal.read(KEEPER, 0, 1)).containsExactly(Entry.of(KEEPER, 1, longest, draft));

            assertFails(Reason.TOO_LARGE, () -> journal.offer(KEEPER, longest + "x", draft("{}")));
            assertFails(Reason.TOO_LARGE, () -> journal.offer(KEEPER, null, caused(longest + "x", null)));
            assertFails(Reason.TOO_LARGE, () -> journal.offer(KEEPER, null, caused("", longest + "x")));
        }

        @Test
        void half_a_surrogate_pair_is_replaced_and_everything_else_is_kept() {
            Journal journal = open();
            String odd = "\u0000\n\r\"'\\${x}\u202E\uFFFF\u2028😀";
            Lease lease = lease(journal, KEEPER);
            List<Entry> appended = journal.append(lease, List.of(draft(odd), draft("a\uD800b\uDC00\uD83D"), draft("")));
            journal.offer(KEEPER, "k\uD800", caused("d\uD800", "\uDFFFb"));
            journal.checkpoint(lease, new Checkpoint(KEEPER, 1, 1, "\uD800", 0));

            assertThat(appended).extracting(Entry::payload).containsExactly(odd, "a\uFFFDb\uFFFD\uFFFD", "");
            Entry last = journal.read(KEEPER, 3, 1).get(0);
            assertThat(journal.read(KEEPER, 0, 3)).isEqualTo(appended);
            assertThat(last.key()).isEqualTo("k\uFFFD");
            assertThat(last.cause()).isEqualTo(new Cause(Cause.Kind.EVENT, "d\uFFFD", 0, "\uFFFDb"));
            assertThat(journal.checkpoint(KEEPER).orElseThrow().state()).isEqualTo("\uFFFD");
            assertThat(journal.offer(KEEPER, "k\uD800", draft("{}")).duplicate())
                    .isTrue();
        }

        private Draft caused(String detail, @Nullable String beat) {
            return new Draft(Instant.EPOCH, "k", 1, Origin.OWNER, new Cause(Cause.Kind.EVENT, detail, 0, beat), "{}");
        }
    }

    /** Many threads. */
    @Nested
    class Concurrency {

        @Test
        void offers_of_many_threads_get_different_places_without_gaps() throws Exception {
            Journal journal = open();
            List<List<Long>> places = together(i -> () -> IntStream.range(0, 200)
                    .mapToObj(n -> journal.offer(KEEPER, null, draft("{\"w\":" + i + ",\"n\":" + n + "}")))
                    .map(Receipt::sequence)
                    .toList());
            assertThat(places.stream().flatMap(List::stream).sorted()).isEqualTo(rising(1, 200 * WRITERS));
            assertThat(places).allSatisfy(own -> assertThat(own).isSorted());
            assertThat(sequences(reopen(JournalContract.this, journal).read(KEEPER, 0, 10_000)))
                    .isEqualTo(rising(1, 200 * WRITERS));
        }

        @Test
        void a_key_that_many_offer_at_once_is_written_once_and_is_there_for_all() throws Exception {
            Journal journal = open();
            for (int round = 1; round <= 50; round++) {
                String key = "key-" + round;
                List<Receipt> receipts = together(i -> () -> {
                    Receipt receipt = journal.offer(KEEPER, key, draft("{}"));
                    assertThat(journal.read(KEEPER, receipt.sequence() - 1, 1)).hasSize(1);
                    return receipt;
                });
                assertThat(receipts.stream().filter(receipt -> !receipt.duplicate()))
                        .hasSize(1);
                assertThat(receipts).extracting(Receipt::sequence).containsOnly((long) round);
            }
        }

        @Test
        void what_is_appended_together_stands_together() throws Exception {
            Journal journal = open();
            together(i -> () -> {
                AgentId agent = AgentId.of("agent-" + i % 2);
                for (int n = 0; n < 50; n++) {
                    if (i < 2) {
                        Lease lease = lease(journal, agent);
                        List<Entry> entries = journal.append(lease, drafts(4));
                        assertThat(sequences(entries))
                                .isEqualTo(rising(
                                        entries.get(0).sequence(),
                                        entries.get(0).sequence() + 3));
                    } else {
                        journal.offer(agent, null, draft("{}"));
                    }
                }
                return true;
            });
            for (int i = 0; i < 2; i++) {
                List<Entry> all = journal.read(AgentId.of("agent-" + i), 0, 10_000);
                assertThat(sequences(all)).isEqualTo(rising(1, 50 * 4 + 50 * (WRITERS / 2 - 1)));
            }
        }

        @Test
        void readers_see_whole_prefixes_while_others_write_and_checkpoint() throws Exception {
            Journal journal = open();
            together(i -> () -> {
                for (int n = 1; n <= 100; n++) {
                    if (i == 0) {
                        Lease lease = lease(journal, KEEPER);
                        long last = journal.append(lease, drafts(2)).get(1).sequence();
                        journal.checkpoint(lease, new Checkpoint(KEEPER, last, 1, "{}", Math.max(0, last - 20)));
                    } else if (i < 4) {
                        journal.offer(KEEPER, "key-" + i + "-" + n, draft("{}"));
                    } else {
                        List<Long> seen = sequences(journal.read(KEEPER, 0, 1_000));
                        if (!seen.isEmpty()) {
                            assertThat(seen).isEqualTo(rising(seen.get(0), seen.get(seen.size() - 1)));
                        }
                    }
                }
                return true;
            });
            assertThat(journal.checkpoint(KEEPER)).isPresent();
        }

        @Test
        void an_interrupted_caller_writes_and_reads_and_stays_interrupted() {
            Journal journal = open();
            Thread.currentThread().interrupt();
            try {
                assertThat(journal.offer(KEEPER, null, draft("{}")).sequence()).isEqualTo(1);
                assertThat(journal.read(KEEPER, 0, 10)).hasSize(1);
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            } finally {
                Thread.interrupted();
            }
            assertThat(journal.offer(KEEPER, null, draft("{}")).sequence()).isEqualTo(2);
        }
    }
}
