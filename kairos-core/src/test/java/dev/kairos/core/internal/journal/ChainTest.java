package dev.kairos.core.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.testkit.internal.file.SimulatedFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The chain of an agent's entries, verified from headers alone. */
class ChainTest {

    private final SimulatedFolder folder = SimulatedFolder.empty();
    private final MessageDigest sha256 = Link.sha256();

    @Test
    void each_entry_is_linked_to_the_one_before_it_over_restarts_and_checkpoints() throws IOException {
        for (int i = 0; i < 5; i++) {
            try (LogJournal journal = Fixtures.open(folder, 1 << 20)) {
                journal.append(Fixtures.lease(journal, Fixtures.KEEPER), Fixtures.drafts(3, 10));
                journal.offer(AgentId.of("other"), null, Fixtures.draft("{}"));
                journal.offer(Fixtures.KEEPER, "key-" + i, Fixtures.draft("{}"));
                long last = 4L * i + 4;
                Checkpoint checkpoint = new Checkpoint(Fixtures.KEEPER, last, 1, "{}", i % 2 == 0 ? last + 1 : 0);
                journal.checkpoint(Fixtures.lease(journal, Fixtures.KEEPER), checkpoint);
            }
        }
        assertThat(verified(false)).isEqualTo(25);
    }

    @Test
    void content_can_be_erased_and_the_chain_still_verifies() throws IOException {
        try (LogJournal journal = Fixtures.open(folder, 1 << 20)) {
            journal.append(Fixtures.lease(journal, Fixtures.KEEPER), Fixtures.drafts(10, 50));
        }
        assertThat(verified(true)).isEqualTo(10);
    }

    /** Follows the chains without looking at payloads, and counts the entries. */
    private int verified(boolean erased) throws IOException {
        byte[] bytes = folder.contents().values().iterator().next();
        ByteBuffer segment = ByteBuffer.wrap(bytes);
        Map<String, Link> last = new HashMap<>();
        RecordView view = new RecordView();
        int entries = 0;
        int at = Layout.SEGMENT_HEADER;
        while (segment.getInt(at) == Layout.FRAME_MAGIC) {
            int end = at + Layout.FRAME_HEADER + segment.getInt(at + Layout.FRAME_LENGTH);
            for (int index = at + Layout.FRAME_HEADER; index < end; index += view.length()) {
                assertThat(view.at(segment, index).headerIsWhole(end)).isTrue();
                if (view.type() == RecordType.ENTRY) {
                    verify(view, last, erased);
                    entries++;
                }
            }
            at = end;
        }
        return entries;
    }

    private void verify(RecordView view, Map<String, Link> last, boolean erased) {
        String agent = new String(view.agent(), java.nio.charset.StandardCharsets.US_ASCII);
        byte[] digest = new byte[32];
        view.all().get(Layout.ENTRY_DIGEST, digest);
        ByteBuffer payload = view.payloadBytes();
        sha256.update(payload.duplicate());
        assertThat(sha256.digest()).isEqualTo(digest);
        if (erased) {
            payload.put(new byte[payload.remaining()]);
        }
        assertThat(view.link()).isEqualTo(last.getOrDefault(agent, Link.NONE));
        last.put(agent, Link.to(view.stable(), sha256));
    }
}
