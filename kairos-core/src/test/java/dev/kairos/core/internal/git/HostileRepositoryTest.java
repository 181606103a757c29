package dev.kairos.core.internal.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kairos.testkit.internal.work.GitRepository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HostileRepositoryTest {

    @TempDir
    Path root;

    private GitRepository repository;

    @BeforeEach
    void init() {
        repository = GitRepository.at(root);
    }

    @Test
    void a_folder_without_repository_is_named() throws IOException {
        Path plain = Files.createDirectory(root.resolve("plain"));

        assertThatExceptionOfType(GitException.class)
                .isThrownBy(() -> GitFolder.of(plain))
                .withMessageContaining("'" + plain + "' is no Git repository");
        assertThatExceptionOfType(GitException.class).isThrownBy(() -> GitFolder.of(root.resolve("nowhere")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ref: refs/../../../../etc/passwd",
                "ref: /etc/passwd",
                "ref: refs/heads/../../config",
                "ref: refs/heads//x",
                "ref: refs/heads/",
                "ref: ",
                "not an id",
                "ref: refs/heads/\u0000x",
                "1234567890"
            })
    void a_head_that_leads_elsewhere_is_refused(String head) throws IOException {
        Files.writeString(root.resolve(".git/HEAD"), head);

        assertThatExceptionOfType(GitException.class).isThrownBy(() -> GitHead.read(GitFolder.of(root)));
    }

    @Test
    void references_that_lead_in_a_circle_are_refused() throws IOException {
        repository.write(".git/refs/heads/main", "ref: refs/heads/other\n");
        repository.write(".git/refs/heads/other", "ref: refs/heads/main\n");

        assertThatExceptionOfType(GitException.class)
                .isThrownBy(() -> GitHead.read(GitFolder.of(root)))
                .withMessageContaining("more than 5 references");
    }

    @Test
    void a_pipe_or_an_endless_file_in_place_of_a_head_is_refused() throws Exception {
        Files.delete(root.resolve(".git/HEAD"));
        Files.writeString(root.resolve(".git/HEAD"), "x".repeat(1_000_000));
        assertThatExceptionOfType(GitException.class)
                .isThrownBy(() -> GitHead.read(GitFolder.of(root)))
                .withMessageContaining("more than 4096 bytes");
        Path pipe = root.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        assertThatExceptionOfType(GitException.class).isThrownBy(() -> BoundedFile.read(pipe, 10));
    }

    @Test
    void a_reftable_is_refused_with_its_remedy() throws IOException {
        Files.createDirectory(root.resolve(".git/reftable"));

        assertThatExceptionOfType(GitException.class)
                .isThrownBy(() -> GitFolder.of(root))
                .withMessageContaining("git refs migrate");
    }

    @Test
    void a_compressed_bomb_is_not_unpacked() throws IOException {
        String id = "ab".repeat(20);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bomb)) {
            out.write("commit 999999999\0".getBytes(StandardCharsets.US_ASCII));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                out.write(zeros);
            }
        }
        Path file = root.resolve(".git/objects/ab/" + id.substring(2));
        Files.createDirectories(file.getParent());
        Files.write(file, bomb.toByteArray());

        refused(id, "more than 1048576 bytes");
    }

    @Test
    void what_is_no_commit_is_refused() throws IOException {
        repository.write("a", "content");
        repository.commit("One");

        refused(repository.git("rev-parse", "HEAD:a"), "no commit");
        repository.git("gc", "-q");
        refused(repository.git("rev-parse", "HEAD:a"), "no commit");
    }

    @Test
    void damaged_packs_indexes_and_objects_are_refused_never_looped_over() throws IOException {
        for (int i = 0; i < 20; i++) {
            repository.write("a", "content " + i).commit("Commit " + i + "\n\n" + "word ".repeat(200) + i);
        }
        repository.git("repack", "-adfq", "--depth=20", "--window=50");
        String head = repository.git("rev-parse", "HEAD");
        String first = repository.git("rev-list", "--max-parents=0", "HEAD");
        Path index = file(".idx");
        Path pack = file(".pack");
        Random random = new Random(3);
        int refused = 0;
        for (Path file : new Path[] {index, pack, root.resolve(".git/index")}) {
            file.toFile().setWritable(true);
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < 150; i++) {
                Files.write(file, damaged(whole, random));
                refused += survives(head, first) ? 0 : 1;
            }
            Files.write(file, whole);
        }
        assertThat(refused).isPositive();
        assertThat(survives(head, first)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 100, 1_031, 1_032})
    void an_index_that_is_cut_off_is_refused(int bytes) throws IOException {
        repository.write("a", "content").commit("One");
        repository.git("gc", "-q");
        Path index = file(".idx");
        index.toFile().setWritable(true);
        Files.write(index, Arrays.copyOf(Files.readAllBytes(index), bytes));

        assertThatExceptionOfType(GitException.class).isThrownBy(() -> read(repository.git("rev-parse", "HEAD")));
    }

    private Path file(String end) throws IOException {
        try (var files = Files.list(root.resolve(".git/objects/pack"))) {
            return files.filter(file -> file.toString().endsWith(end))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (int i = 0; i < 4 && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    /** Whether all can be read; what cannot is refused with the one exception that callers expect. */
    private boolean survives(String head, String first) throws IOException {
        try (GitObjects objects = new GitObjects(GitFolder.of(root))) {
            GitIndex.read(GitFolder.of(root)).tracks("a");
            return GitLog.between(objects, head, first).complete();
        } catch (GitException e) {
            return false;
        }
    }

    private void refused(String id, String message) {
        assertThatExceptionOfType(GitException.class).isThrownBy(() -> read(id)).withMessageContaining(message);
    }

    private void read(String id) throws IOException {
        try (GitObjects objects = new GitObjects(GitFolder.of(root))) {
            objects.commit(id);
        }
    }
}
