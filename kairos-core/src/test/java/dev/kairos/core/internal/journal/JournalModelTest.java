package dev.kairos.core.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.testkit.internal.file.SimulatedFolder;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The journal in files does what the simple one in memory does, whatever happens to both. */
class JournalModelTest {

    private static final int AGENTS = 5;

    @Property(tries = 40)
    void files_and_memory_agree(@ForAll long seed) {
        Random random = new Random(seed);
        SimulatedFolder folder = SimulatedFolder.empty();
        int segmentBytes = 512 << random.nextInt(5);
        LogJournal files = Fixtures.open(folder, segmentBytes);
        MemoryJournal memory = MemoryJournal.create(() -> Instant.EPOCH);
        for (int i = 0; i < 300; i++) {
            if (random.nextInt(40) == 0) {
                files.close();
                memory.close();
                files = Fixtures.open(folder, segmentBytes);
                memory = memory.reopen();
            }
            step(random, i, files, memory);
        }
        for (int i = 0; i < AGENTS; i++) {
            assertSame(agent(i), files, memory);
        }
        assertThat(files.agents()).isEqualTo(memory.agents());
        files.close();
    }

    private static void step(Random random, int number, LogJournal files, MemoryJournal memory) {
        AgentId agent = agent(random.nextInt(AGENTS));
        int choice = random.nextInt(10);
        if (choice < 4) {
            String key = random.nextBoolean() ? "key-" + random.nextInt(50) : null;
            Draft draft = Fixtures.draft("{\"n\":" + number + "}" + " ".repeat(random.nextInt(300)));
            assertThat(files.offer(agent, key, draft)).isEqualTo(memory.offer(agent, key, draft));
        } else if (choice < 7) {
            List<Draft> drafts = Fixtures.drafts(random.nextInt(4), random.nextInt(200));
            assertThat(files.append(Fixtures.lease(files, agent), drafts))
                    .isEqualTo(memory.append(Fixtures.lease(memory, agent), drafts));
        } else if (choice < 9) {
            checkpoint(random, agent, files, memory);
        } else {
            int after = random.nextInt(100) - 10;
            int limit = 1 + random.nextInt(20);
            assertThat(files.read(agent, after, limit)).isEqualTo(memory.read(agent, after, limit));
        }
    }

    private static void checkpoint(Random random, AgentId agent, LogJournal files, MemoryJournal memory) {
        List<Entry> retained = memory.read(agent, 0, 1_000);
        if (retained.isEmpty()) {
            return;
        }
        long first = retained.get(0).sequence();
        long sequence = first + random.nextInt(retained.size());
        long retainFrom = random.nextBoolean() ? sequence + 1 : first + random.nextInt((int) (sequence - first) + 1);
        Checkpoint checkpoint = new Checkpoint(agent, sequence, 1, "{}" + " ".repeat(random.nextInt(400)), retainFrom);
        files.checkpoint(Fixtures.lease(files, agent), checkpoint);
        memory.checkpoint(Fixtures.lease(memory, agent), checkpoint);
    }

    private static void assertSame(AgentId agent, LogJournal files, MemoryJournal memory) {
        assertThat(files.read(agent, 0, 1_000)).isEqualTo(memory.read(agent, 0, 1_000));
        assertThat(files.checkpoint(agent)).isEqualTo(memory.checkpoint(agent));
    }

    private static AgentId agent(int number) {
        return AgentId.of("agent-" + number);
    }
}
