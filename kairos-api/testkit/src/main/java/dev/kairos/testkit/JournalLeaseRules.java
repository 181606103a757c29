package dev.kairos.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.journal.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who may write an agent's log. */
abstract class JournalLeaseRules extends JournalDoorRules {

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
}
