package dev.kairos.core.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.JournalException;
import dev.kairos.api.journal.JournalException.Reason;
import dev.kairos.testkit.internal.file.SimulatedFolder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DamageTest {

    private static final String FIRST = "0000000000000001.segment";

    private SimulatedFolder folder = SimulatedFolder.empty();
    private List<Entry> written = List.of();

    @BeforeEach
    void write() {
        folder = SimulatedFolder.empty();
        try (LogJournal journal = Fixtures.open(folder)) {
            for (int i = 0; i < 40; i++) {
                journal.append(Fixtures.lease(journal, Fixtures.KEEPER), Fixtures.drafts(2, 100));
            }
            journal.checkpoint(
                    Fixtures.lease(journal, Fixtures.KEEPER), new Checkpoint(Fixtures.KEEPER, 80, 1, "{\"s\":1}", 1));
            written = journal.read(Fixtures.KEEPER, 0, 1_000);
        }
    }

    private void assertRefused(Reason reason, String... words) {
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> Fixtures.open(folder))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    private void flip(String name, int at) {
        byte[] bytes = folder.contents().get(name).clone();
        bytes[at] ^= 1;
        folder.damage(name, bytes);
    }

    @Test
    void a_flipped_bit_anywhere_is_reported_with_file_and_offset() {
        int bits = 0;
        for (Map.Entry<String, byte[]> file : folder.contents().entrySet()) {
            long end = dataEnd(file.getValue());
            for (int at = 0; at < end; at += 7) {
                flip(file.getKey(), at);
                assertRefused(Reason.CORRUPT, file.getKey(), "offset");
                folder.damage(file.getKey(), file.getValue());
                bits++;
            }
        }
        assertThat(bits).isGreaterThan(2_000);
        try (LogJournal journal = Fixtures.open(folder)) {
            assertThat(journal.read(Fixtures.KEEPER, 0, 1_000)).isEqualTo(written);
        }
    }

    /** Where the last but one frame ends: damage to the very last one looks like an unfinished write. */
    private static long dataEnd(byte[] bytes) {
        ByteBuffer segment = ByteBuffer.wrap(bytes);
        int at = Layout.SEGMENT_HEADER;
        int last = at;
        while (at + Layout.FRAME_HEADER < bytes.length && segment.getInt(at) == Layout.FRAME_MAGIC) {
            last = at;
            at += Layout.FRAME_HEADER + segment.getInt(at + Layout.FRAME_LENGTH);
        }
        return last;
    }

    @Test
    void the_offset_is_that_of_the_damaged_frame() {
        flip(FIRST, Layout.SEGMENT_HEADER + 3);
        assertRefused(Reason.CORRUPT, FIRST, "offset 64");
    }

    @Test
    void nothing_is_changed_by_an_attempt_to_open_a_damaged_journal() {
        flip(FIRST, 500);
        Map<String, byte[]> before = folder.contents();
        assertRefused(Reason.CORRUPT, FIRST);
        assertThat(folder.contents()).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void an_unfinished_write_at_the_end_is_cut_off() {
        String last = folder.names().get(folder.names().size() - 1);
        byte[] bytes = folder.contents().get(last);
        byte[] torn = bytes.clone();
        int end = (int) dataEnd(bytes);
        java.util.Arrays.fill(torn, end + 10, torn.length, (byte) 0);
        folder.damage(last, torn);
        try (LogJournal journal = Fixtures.open(folder)) {
            assertThat(journal.read(Fixtures.KEEPER, 0, 1_000)).isEqualTo(written);
            assertThat(journal.checkpoint(Fixtures.KEEPER)).isPresent();
        }
    }

    @Test
    void a_file_that_was_cut_off_is_reported() {
        byte[] bytes = folder.contents().get(FIRST);
        folder.damage(FIRST, java.util.Arrays.copyOf(bytes, 2_000));
        assertRefused(Reason.CORRUPT, FIRST);
        folder.damage(FIRST, new byte[10]);
        assertRefused(Reason.CORRUPT, FIRST, "shorter");
    }

    @Test
    void a_file_that_is_missing_is_named() {
        folder.lose(FIRST);
        assertRefused(Reason.CORRUPT, FIRST, "put it back");
    }

    @Test
    void a_file_of_another_journal_is_refused() {
        SimulatedFolder other = SimulatedFolder.empty();
        try (LogJournal journal = Fixtures.open(other)) {
            for (int i = 0; i < 40; i++) {
                journal.append(Fixtures.lease(journal, Fixtures.KEEPER), Fixtures.drafts(2, 100));
            }
        }
        folder.damage(FIRST, other.contents().get(FIRST));
        assertRefused(Reason.CORRUPT, FIRST, "another journal");
    }

    @Test
    void a_file_under_another_name_is_refused() {
        folder.damage(FIRST, folder.contents().get("0000000000000002.segment"));
        assertRefused(Reason.CORRUPT, FIRST, "segment 2");
    }

    @Test
    void a_newer_format_is_refused_with_both_versions() {
        String last = folder.names().get(folder.names().size() - 1);
        ByteBuffer bytes = ByteBuffer.wrap(folder.contents().get(last));
        bytes.putInt(Layout.SEGMENT_VERSION, 9);
        java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
        crc.update(bytes.array(), 0, Layout.SEGMENT_CRC);
        crc.update(bytes.array(), Layout.SEGMENT_NUMBER, Layout.SEGMENT_HEADER - Layout.SEGMENT_NUMBER);
        bytes.putInt(Layout.SEGMENT_CRC, (int) crc.getValue());
        folder.damage(last, bytes.array());
        assertRefused(Reason.NEWER_FORMAT, "version 9", "up to 1");
    }

    @Test
    void damage_that_comes_while_the_journal_is_open_is_found_by_the_reader() {
        try (LogJournal journal = Fixtures.open(folder)) {
            flip(FIRST, 1_000);
            assertThatExceptionOfType(JournalException.class)
                    .isThrownBy(() -> journal.read(Fixtures.KEEPER, 0, 1_000))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CORRUPT))
                    .withMessageContaining(FIRST);
            assertThat(journal.read(Fixtures.KEEPER, 70, 10)).hasSize(10);
            assertThat(journal.offer(Fixtures.KEEPER, null, Fixtures.draft("{}"))
                            .sequence())
                    .isEqualTo(81);
        }
    }
}
