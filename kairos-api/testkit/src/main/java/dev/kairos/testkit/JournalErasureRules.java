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
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What erasing takes away, and what stays. */
abstract class JournalErasureRules extends JournalReadingRules {

    /** Payloads that are made unreadable. */
    @Nested
    class Erasing {

        @Test
        void payloads_are_gone_and_everything_else_stays() {
            Journal journal = open();
            Cause cause = Cause.of(Cause.Kind.EVENT, "push");
            Draft told = new Draft(Instant.EPOCH, "said", 3, Origin.UNTRUSTED, cause, "{\"secret\":1}");
            journal.offer(KEEPER, "key", told);
            Lease lease = lease(journal, KEEPER);
            List<Entry> others = journal.append(lease, drafts(3));
            List<Entry> foreign = journal.append(lease(journal, OTHER), drafts(3));

            journal.erase(lease, Set.of(1L, 3L, 999L));

            Journal each = journal;
            for (int opening = 0; opening < 2; opening++) {
                List<Entry> entries = each.read(KEEPER, 0, 10);
                Draft erased = new Draft(Instant.EPOCH, "said", 3, Origin.UNTRUSTED, cause, Entry.ERASED);
                assertThat(entries.get(0)).isEqualTo(Entry.of(KEEPER, 1, "key", erased));
                assertThat(entries).extracting(Entry::isErased).containsExactly(true, false, true, false);
                assertThat(entries.get(1)).isEqualTo(others.get(0));
                assertThat(entries.get(3)).isEqualTo(others.get(2));
                assertThat(each.read(OTHER, 0, 10)).isEqualTo(foreign);
                assertThat(each.offer(KEEPER, "key", told)).isEqualTo(new Receipt(1, true));
                each = reopen(each);
            }
        }

        @Test
        void what_follows_is_written_and_read_as_ever_and_erasing_again_changes_nothing() {
            Journal journal = open();
            Lease lease = lease(journal, KEEPER);
            for (int round = 0; round < 5; round++) {
                journal.append(lease, drafts(20));
                journal.erase(lease, Set.of(20L * round + 1, 7L));
            }
            journal.erase(lease, Set.of());
            journal.erase(lease, Set.of(7L, 1L));

            Journal again = reopen(journal);
            List<Entry> entries = again.read(KEEPER, 0, 1_000);
            assertThat(sequences(entries)).isEqualTo(rising(1, 100));
            assertThat(entries.stream().filter(Entry::isErased).map(Entry::sequence))
                    .containsExactly(1L, 7L, 21L, 41L, 61L, 81L);
            assertThat(again.append(lease(again, KEEPER), drafts(1)).get(0).sequence())
                    .isEqualTo(101);
        }

        @Test
        void the_newest_checkpoint_and_what_is_retained_stay() {
            Journal journal = open();
            Lease lease = lease(journal, KEEPER);
            journal.append(lease, drafts(10));
            journal.checkpoint(lease, new Checkpoint(KEEPER, 8, 1, "{\"old\":1}", 0));
            Checkpoint newest = new Checkpoint(KEEPER, 9, 1, "{\"new\":1}", 5);
            journal.checkpoint(lease, newest);

            journal.erase(lease, Set.of(2L, 6L));

            Journal each = journal;
            for (int opening = 0; opening < 2; opening++) {
                assertThat(each.checkpoint(KEEPER)).contains(newest);
                assertThat(sequences(each.read(KEEPER, 0, 100))).isEqualTo(rising(5, 10));
                assertThat(each.read(KEEPER, 5, 1).get(0).isErased()).isTrue();
                each = reopen(each);
            }
        }

        @Test
        void nobody_erases_without_the_lease() {
            Journal journal = open();
            Lease lease = lease(journal, KEEPER);
            journal.append(lease, drafts(3));
            time.advance(MINUTE);

            assertLost(() -> journal.erase(lease, Set.of(1L)));
            assertThat(journal.read(KEEPER, 0, 1).get(0).isErased()).isFalse();
            Lease second = lease(journal, KEEPER);
            journal.close();
            assertFails(Reason.CLOSED, () -> journal.erase(second, Set.of(1L)));
        }
    }
}
