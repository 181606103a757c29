package dev.kairos.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.journal.JournalException.Reason;
import dev.kairos.api.journal.Lease;
import dev.kairos.api.journal.Receipt;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What comes out of a journal again. */
abstract class JournalReadingRules extends JournalLeaseRules {

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

            Journal again = reopen(journal);

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

            Journal again = reopen(journal);

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
            Journal again = reopen(journal);

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
                journal = reopen(journal);
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
                assertFails(Reason.LOCKED, () -> open());
                assertFails(Reason.LOCKED, () -> open());
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
}
