package dev.kairos.core.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Lease;
import dev.kairos.api.journal.Receipt;
import dev.kairos.testkit.internal.file.SimulatedFolder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompactionTest {

    private static final int IDLE = 20;

    private final SimulatedFolder folder = SimulatedFolder.empty();

    private static AgentId idle(int number) {
        return AgentId.of("idle-" + number);
    }

    /** A busy agent that lets everything go but its last few entries. */
    private static void live(LogJournal journal, AgentId agent, int beats) {
        Lease lease = Fixtures.lease(journal, agent);
        for (int i = 0; i < beats; i++) {
            List<Entry> entries = journal.append(lease, Fixtures.drafts(3, 80));
            long last = entries.get(2).sequence();
            journal.checkpoint(lease, new Checkpoint(agent, last, 1, "{\"last\":" + last + "}", last - 2));
        }
    }

    @Test
    void the_disk_stays_bounded_however_long_an_agent_lives() {
        try (LogJournal journal = Fixtures.open(folder)) {
            live(journal, Fixtures.KEEPER, 100);
            for (int i = 0; i < 50; i++) {
                live(journal, Fixtures.KEEPER, 100);
                assertThat(folder.bytes()).isLessThan(8 * Fixtures.SMALL_SEGMENT);
            }
            assertThat(journal.read(Fixtures.KEEPER, 0, 100)).hasSize(3);
        }
    }

    @Test
    void idle_agents_lose_nothing_and_do_not_hold_the_disk() {
        Map<AgentId, List<Entry>> before = new HashMap<>();
        try (LogJournal journal = Fixtures.open(folder)) {
            for (int i = 0; i < IDLE; i++) {
                Lease lease = Fixtures.lease(journal, idle(i));
                journal.append(lease, Fixtures.drafts(3, 20));
                journal.offer(idle(i), "gone-" + i, Fixtures.draft("{}"));
                journal.offer(idle(i), "kept-" + i, Fixtures.draft("{}"));
                journal.append(lease, Fixtures.drafts(3, 20));
                journal.checkpoint(lease, new Checkpoint(idle(i), 6, 1, "{\"i\":" + i + "}", 5));
                before.put(idle(i), journal.read(idle(i), 0, 100));
            }
            live(journal, Fixtures.KEEPER, 2_000);
            assertThat(folder.bytes()).isLessThan(20 * Fixtures.SMALL_SEGMENT);
            assertIdle(journal, before);
        }
        try (LogJournal journal = Fixtures.open(folder)) {
            assertIdle(journal, before);
            live(journal, Fixtures.KEEPER, 500);
            for (int i = 0; i < IDLE; i++) {
                assertThat(journal.offer(idle(i), null, Fixtures.draft("{}")).sequence())
                        .isEqualTo(9);
            }
        }
    }

    private static void assertIdle(LogJournal journal, Map<AgentId, List<Entry>> before) {
        for (int i = 0; i < IDLE; i++) {
            assertThat(journal.read(idle(i), 0, 100))
                    .isEqualTo(before.get(idle(i)))
                    .hasSize(4);
            assertThat(journal.read(idle(i), 6, 1).get(0).sequence()).isEqualTo(7);
            assertThat(journal.checkpoint(idle(i)).orElseThrow().state()).isEqualTo("{\"i\":" + i + "}");
            assertThat(journal.offer(idle(i), "gone-" + i, Fixtures.draft("{}")))
                    .isEqualTo(new Receipt(4, true));
            assertThat(journal.offer(idle(i), "kept-" + i, Fixtures.draft("{}")))
                    .isEqualTo(new Receipt(5, true));
        }
    }

    @Test
    void an_agent_that_lets_nothing_go_keeps_everything_in_order() {
        try (LogJournal journal = Fixtures.open(folder)) {
            AgentId hoarder = AgentId.of("hoarder");
            for (int i = 0; i < 200; i++) {
                journal.append(Fixtures.lease(journal, hoarder), Fixtures.drafts(1, i % 100));
                live(journal, Fixtures.KEEPER, 5);
            }
            List<Entry> all = journal.read(hoarder, 0, 1_000);
            assertThat(all).hasSize(200);
            for (int after = 0; after < 200; after += 13) {
                assertThat(journal.read(hoarder, after, 5)).isEqualTo(all.subList(after, Math.min(200, after + 5)));
            }
            assertThat(folder.bytes()).isLessThan(4 * 200 * 300 + 8 * Fixtures.SMALL_SEGMENT);
        }
    }

    @Test
    void segments_that_are_all_of_use_stay_where_they_are() {
        try (LogJournal journal = Fixtures.open(folder)) {
            journal.append(Fixtures.lease(journal, Fixtures.KEEPER), Fixtures.drafts(20, 200));
            String first = folder.names().get(0);
            for (int i = 0; i < 50; i++) {
                journal.append(Fixtures.lease(journal, Fixtures.KEEPER), Fixtures.drafts(20, 200));
                live(journal, AgentId.of("other"), 1);
            }
            assertThat(folder.names()).contains(first);
        }
    }

    @Test
    void a_journal_that_only_grows_is_not_scanned_for_nothing() {
        try (LogJournal journal = Fixtures.open(folder)) {
            for (int i = 0; i < 100; i++) {
                journal.append(Fixtures.lease(journal, Fixtures.KEEPER), Fixtures.drafts(10, 200));
            }
            assertThat(journal.records()).isLessThan(1_000 + 100);
            assertThat(journal.read(Fixtures.KEEPER, 0, 2_000)).hasSize(1_000);
        }
    }
}
