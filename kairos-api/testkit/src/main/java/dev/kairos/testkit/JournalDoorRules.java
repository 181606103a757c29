package dev.kairos.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.journal.JournalException.Reason;
import dev.kairos.api.journal.Lease;
import dev.kairos.api.journal.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How entries come into a journal. */
abstract class JournalDoorRules extends JournalFixture {

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
            Journal again = reopen(journal);
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
}
