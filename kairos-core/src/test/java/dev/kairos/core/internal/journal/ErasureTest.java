package dev.kairos.core.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Lease;
import dev.kairos.testkit.internal.file.CrashStates;
import dev.kairos.testkit.internal.file.SimulatedFolder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What erasing leaves in the files. */
class ErasureTest {

    private static final String WORDS = "the door code is 4711";
    private static final Set<Long> SAID = Set.of(2L, 5L);

    private final SimulatedFolder folder = SimulatedFolder.empty();

    /** Five entries of which two hold the words, a checkpoint that holds them, and others around. */
    private static void live(LogJournal journal) {
        Lease lease = Fixtures.lease(journal, Fixtures.KEEPER);
        journal.append(lease, Fixtures.drafts(1, 50));
        journal.offer(Fixtures.KEEPER, "key", Fixtures.draft("{\"text\":\"" + WORDS + "\"}"));
        journal.append(lease, Fixtures.drafts(2, 50));
        journal.append(Fixtures.lease(journal, AgentId.of("other")), Fixtures.drafts(20, 200));
        journal.append(lease, List.of(Fixtures.draft("{\"context\":\"he said: " + WORDS + "\"}")));
        journal.checkpoint(lease, new Checkpoint(Fixtures.KEEPER, 5, 1, "{\"inbox\":\"" + WORDS + "\"}", 0));
        journal.append(lease, Fixtures.drafts(3, 50));
    }

    private static void erase(LogJournal journal) {
        Lease lease = Fixtures.lease(journal, Fixtures.KEEPER);
        journal.checkpoint(lease, new Checkpoint(Fixtures.KEEPER, 5, 1, "{\"inbox\":\"\"}", 0));
        journal.erase(lease, SAID);
    }

    private static boolean isAnywhere(SimulatedFolder folder) {
        return folder.contents().values().stream()
                .anyMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(WORDS));
    }

    @Test
    void no_file_holds_the_words_any_more() {
        for (int segmentBytes : new int[] {Fixtures.SMALL_SEGMENT, 1 << 20}) {
            SimulatedFolder disk = SimulatedFolder.empty();
            try (LogJournal journal = Fixtures.open(disk, segmentBytes)) {
                live(journal);
                assertThat(isAnywhere(disk)).isTrue();

                erase(journal);

                assertThat(isAnywhere(disk)).isFalse();
                assertThat(journal.read(AgentId.of("other"), 0, 100))
                        .hasSize(20)
                        .noneMatch(Entry::isErased);
            }
            assertThat(isAnywhere(disk)).isFalse();
        }
    }

    @Test
    void the_chain_still_verifies_from_headers_alone() {
        try (LogJournal journal = Fixtures.open(folder)) {
            live(journal);
            erase(journal);
            journal.append(Fixtures.lease(journal, Fixtures.KEEPER), Fixtures.drafts(1, 10));
        }
        Map<Long, Link> claimed = new HashMap<>();
        Map<Long, Link> made = new HashMap<>();
        folder.contents().values().forEach(bytes -> links(ByteBuffer.wrap(bytes), claimed, made));

        assertThat(claimed).hasSize(9).containsEntry(1L, Link.NONE);
        for (long sequence = 2; sequence <= 9; sequence++) {
            assertThat(claimed.get(sequence)).isEqualTo(made.get(sequence - 1));
        }
    }

    /** The links that the keeper's entries name, and those that they make. */
    private static void links(ByteBuffer segment, Map<Long, Link> claimed, Map<Long, Link> made) {
        RecordView view = new RecordView();
        int at = Layout.SEGMENT_HEADER;
        while (at + Layout.FRAME_HEADER < segment.limit() && segment.getInt(at) == Layout.FRAME_MAGIC) {
            int end = at + Layout.FRAME_HEADER + segment.getInt(at + Layout.FRAME_LENGTH);
            for (int index = at + Layout.FRAME_HEADER; index < end; index += view.length()) {
                assertThat(view.at(segment, index).isWhole(end)).isTrue();
                boolean isOurs = view.isOf("keeper".getBytes(StandardCharsets.US_ASCII));
                if (view.type() == RecordType.ENTRY && isOurs) {
                    claimed.put(view.sequence(), view.link());
                    made.put(view.sequence(), Link.to(view.stable(), Link.sha256()));
                }
            }
            at = end;
        }
    }

    @Test
    void wherever_the_process_dies_nothing_else_is_lost_and_the_same_call_completes_it() {
        try (LogJournal journal = Fixtures.open(folder)) {
            live(journal);
            folder.mark("lived");
            erase(journal);
            folder.mark("erased");
        }
        List<String> before = before();

        long states = CrashStates.visit(folder, new Random(7), bytes -> new int[] {24, 56}, (disk, notes, crash) -> {
            if (!notes.contains("lived")) {
                return;
            }
            try (LogJournal journal = Fixtures.open(disk)) {
                assertPayloads(journal, before, notes.contains("erased"));
                erase(journal);
                assertPayloads(journal, before, true);
                assertThat(isAnywhere(disk)).as(crash.how()).isFalse();
            }
        });
        assertThat(states).isGreaterThan(20);
    }

    private static List<String> before() {
        try (LogJournal journal = Fixtures.open(SimulatedFolder.empty())) {
            live(journal);
            return journal.read(Fixtures.KEEPER, 0, 100).stream()
                    .map(Entry::payload)
                    .toList();
        }
    }

    private static void assertPayloads(LogJournal journal, List<String> before, boolean done) {
        List<Entry> entries = journal.read(Fixtures.KEEPER, 0, 100);
        assertThat(entries).hasSameSizeAs(before);
        for (Entry entry : entries) {
            boolean mayBeErased = SAID.contains(entry.sequence());
            if (entry.isErased() || (done && mayBeErased)) {
                assertThat(entry.isErased() && mayBeErased)
                        .as("entry " + entry.sequence())
                        .isTrue();
            } else {
                assertThat(entry.payload()).isEqualTo(before.get((int) entry.sequence() - 1));
            }
        }
        assertThat(journal.read(AgentId.of("other"), 0, 100)).hasSize(20);
    }
}
