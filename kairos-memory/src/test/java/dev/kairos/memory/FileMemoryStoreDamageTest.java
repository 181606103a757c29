package dev.kairos.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryException.Reason;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.internal.file.DiskFaults;
import dev.kairos.testkit.internal.file.SimulatedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Invariants.class)
class FileMemoryStoreDamageTest {
    private static final Principal KEEPER = Principal.of(AgentId.of("keeper"));
    private static final Scope SCOPE = Scope.agent(AgentId.of("keeper"));
    private static final String FIRST = "agent.keeper.1.000001.jsonl";

    private final DiskFaults faults = DiskFaults.shortWrites(RandomGenerator.getDefault(), 0);
    private final SimulatedFolder folder = SimulatedFolder.empty(faults);

    @Test
    void every_line_is_json_that_a_person_can_read() throws IOException {
        try (MemoryStore store = open(100_000)) {
            append(store, "e1", "Grüße an \"alle\"");
        }
        List<String> lines = text(FIRST).lines().toList();
        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
        assertThat(lines.get(0)).contains("\"kairos\":\"memory\",\"format\":1,\"scope\":\"agent:keeper\"");
        assertThat(lines.get(1)).contains("\"text\":\"Grüße an \\\"alle\\\"\"");
    }

    @Test
    void damage_in_the_middle_is_reported_with_file_and_offset() throws IOException {
        try (MemoryStore store = open(100_000)) {
            append(store, "e1", "one");
            append(store, "e2", "two");
        }
        String text = text(FIRST);
        int offset = text.indexOf('\n') + 1;
        damage(text.replace("one", "eno"));
        refused(Reason.CORRUPT, FIRST + " has a line that is damaged at byte " + offset);
    }

    @Test
    void an_unfinished_end_is_cut_off() throws IOException {
        try (MemoryStore store = open(100_000)) {
            append(store, "e1", "one");
            append(store, "e2", "two");
        }
        damage(text(FIRST).substring(0, text(FIRST).length() - 5));
        assertThat(ids()).containsExactly("e1");
    }

    @Test
    void a_missing_file_in_the_middle_is_reported() throws IOException {
        try (MemoryStore store = open(200)) {
            append(store, "e1", "one");
            append(store, "e2", "two");
            append(store, "e3", "three");
        }
        assertThat(folder.names()).hasSize(3);
        folder.lose("agent.keeper.1.000002.jsonl");
        refused(Reason.CORRUPT, "misses file 2");
    }

    @Test
    void a_newer_format_is_refused_with_both_versions() throws Exception {
        try (MemoryStore store = open(100_000)) {
            append(store, "e1", "one");
        }
        damage(header("{\"kairos\":\"memory\",\"format\":7,\"scope\":\"agent:keeper\",\"epoch\":1,\"number\":1}"));
        refused(Reason.NEWER_FORMAT, "format 7, this version reads up to 1");
    }

    @Test
    void the_file_of_another_scope_is_refused() throws Exception {
        try (MemoryStore store = open(100_000)) {
            append(store, "e1", "one");
        }
        damage(header("{\"kairos\":\"memory\",\"format\":1,\"scope\":\"agent:other\",\"epoch\":1,\"number\":1}"));
        refused(Reason.CORRUPT, "agent:other");
    }

    @Test
    void a_foreign_file_is_left_alone(@TempDir Path path) throws IOException {
        Files.createDirectories(path.resolve("log"));
        Files.writeString(path.resolve("log/thesis.txt"), "years of work");
        assertThatThrownBy(() -> FileMemoryStore.open(path))
                .isInstanceOfSatisfying(
                        MemoryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CORRUPT))
                .hasMessageContaining("thesis.txt");
        assertThat(path.resolve("log/thesis.txt")).hasContent("years of work");
    }

    @Test
    void a_file_with_our_name_and_foreign_content_is_left_alone() throws IOException {
        try (MemoryStore store = open(100_000)) {
            append(store, "e1", "one");
        }
        String foreign = "years of work\n".repeat(50);
        damage(foreign);
        refused(Reason.CORRUPT, "no header");
        assertThat(text(FIRST)).isEqualTo(foreign);
    }

    @Test
    void a_folder_that_is_a_file_is_inaccessible(@TempDir Path path) throws IOException {
        Path file = Files.writeString(path.resolve("file"), "x");
        assertThatThrownBy(() -> FileMemoryStore.open(file))
                .isInstanceOfSatisfying(
                        MemoryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INACCESSIBLE));
    }

    @Test
    void a_full_disk_stops_the_scope_until_it_is_opened_again() throws IOException {
        try (MemoryStore store = open(100_000)) {
            append(store, "e1", "one");
            faults.fillAfter(100);
            poisoned(() -> append(store, "e2", "x".repeat(1_000)));
            faults.mend();
            poisoned(() -> append(store, "e3", "three"));
        }
        assertThat(ids()).containsExactly("e1");
    }

    @Test
    void a_failed_force_stops_the_scope_until_it_is_opened_again() throws IOException {
        try (MemoryStore store = open(100_000)) {
            append(store, "e1", "one");
            faults.failForceAfter(0);
            poisoned(() -> append(store, "e2", "two"));
            faults.mend();
            poisoned(() -> append(store, "e2", "two"));
        }
        try (MemoryStore store = open(100_000)) {
            append(store, "e2", "two");
        }
        assertThat(ids()).containsExactly("e1", "e2");
    }

    private MemoryStore open(int segmentBytes) throws IOException {
        return FileMemoryStore.open(folder.lock(), segmentBytes);
    }

    private List<String> ids() throws IOException {
        try (MemoryStore store = open(100_000)) {
            return store.episodes(KEEPER, SCOPE, EpisodeQuery.after(0, 10)).stream()
                    .map(stored -> stored.episode().id())
                    .toList();
        }
    }

    private void refused(Reason reason, String message) throws IOException {
        Map<String, byte[]> before = folder.contents();
        try (MemoryStore store = open(100_000)) {
            assertThatThrownBy(() -> store.episodes(KEEPER, SCOPE, EpisodeQuery.after(0, 10)))
                    .isInstanceOfSatisfying(
                            MemoryException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                    .hasMessageContaining(message);
        }
        assertThat(folder.contents()).usingRecursiveComparison().isEqualTo(before);
    }

    private static void poisoned(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        MemoryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.POISONED));
    }

    private static void append(MemoryStore store, String id, String text) {
        Episode episode = new Episode(
                id,
                ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC),
                new Episode.Speaker("Ada", Episode.Role.PERSON),
                new Episode.Session("s", Episode.Session.Kind.CHAT),
                text,
                Origin.OWNER,
                null);
        store.append(KEEPER, SCOPE, List.of(episode));
    }

    /** The file with another header, whose sum is right. */
    private String header(String json) {
        CRC32C crc = new CRC32C();
        byte[] checked = json.substring(0, json.length() - 1).getBytes(StandardCharsets.UTF_8);
        crc.update(checked, 0, checked.length);
        String line = json.substring(0, json.length() - 1) + String.format(",\"crc\":\"%08x\"}%n", crc.getValue());
        return line + text(FIRST).substring(text(FIRST).indexOf('\n') + 1);
    }

    private String text(String name) {
        return new String(folder.contents().get(name), StandardCharsets.UTF_8);
    }

    private void damage(String text) {
        folder.damage(FIRST, text.getBytes(StandardCharsets.UTF_8));
    }
}
