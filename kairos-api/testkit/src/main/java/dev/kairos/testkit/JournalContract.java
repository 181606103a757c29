package dev.kairos.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
public abstract class JournalContract extends JournalErasureRules {

    /** For subclasses. */
    protected JournalContract() {}

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
            Journal again = reopen(journal);
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
            assertThat(sequences(reopen(journal).read(KEEPER, 0, 10_000))).isEqualTo(rising(1, 200 * WRITERS));
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
