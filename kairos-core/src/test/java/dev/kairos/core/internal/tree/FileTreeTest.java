package dev.kairos.core.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

    private static final TreeLimits LIMITS = new TreeLimits(100, 100_000);

    @TempDir
    Path root;

    private Instant now = InstantSource.system().instant();

    @Test
    void the_order_and_the_time_of_writing_do_not_count() throws IOException {
        write("a", "1");
        write("d/b", "2");
        String fingerprint = read(null).fingerprint();
        Files.delete(root.resolve("a"));
        write("a", "1");
        Files.setLastModifiedTime(root.resolve("d/b"), FileTime.from(Instant.EPOCH));

        assertThat(read(null).fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    void content_and_name_count() throws IOException {
        write("a", "1");
        Snapshot one = read(null);
        write("a", "2");
        Snapshot other = read(one);
        Files.move(root.resolve("a"), root.resolve("b"));
        Snapshot moved = read(other);

        assertThat(other.fingerprint()).isNotEqualTo(one.fingerprint());
        assertThat(other.since(one)).isEqualTo(new TreeChanges(List.of(), List.of("a"), List.of()));
        assertThat(moved.fingerprint()).isNotEqualTo(other.fingerprint());
        assertThat(moved.since(other)).isEqualTo(new TreeChanges(List.of("b"), List.of(), List.of("a")));
    }

    @Test
    void a_file_is_not_read_again_once_it_has_settled() throws IOException {
        write("a", "1");
        now = now.plus(Duration.ofSeconds(10));
        Snapshot settled = read(null);
        SeenFile file = settled.find("a");

        assertThat(file.settled()).isTrue();
        assertThat(read(settled).find("a")).isSameAs(file);
    }

    @Test
    void a_file_that_was_just_written_is_read_again_although_its_times_are_the_same() throws IOException {
        write("a", "1");
        FileTime time = Files.getLastModifiedTime(root.resolve("a"));
        Snapshot fresh = read(null);
        write("a", "2");
        Files.setLastModifiedTime(root.resolve("a"), time);

        assertThat(read(fresh).fingerprint()).isNotEqualTo(fresh.fingerprint());
    }

    @Test
    void a_settled_file_whose_time_is_set_back_after_a_change_is_read_again() throws IOException {
        assumeThat(Stamp.isUnix(root)).isTrue();
        write("a", "1");
        FileTime time = Files.getLastModifiedTime(root.resolve("a"));
        now = now.plus(Duration.ofSeconds(10));
        Snapshot settled = read(null);
        write("a", "2");
        Files.setLastModifiedTime(root.resolve("a"), time);

        assertThat(read(settled).fingerprint()).isNotEqualTo(settled.fingerprint());
    }

    @Test
    void a_time_in_the_future_never_settles() throws IOException {
        write("a", "1");
        Files.setLastModifiedTime(root.resolve("a"), FileTime.from(now.plus(Duration.ofDays(1))));

        assertThat(read(null).find("a").settled()).isFalse();
    }

    @Test
    void a_link_is_where_it_points_to() throws IOException {
        Path outside = Files.createTempDirectory("outside");
        Files.writeString(outside.resolve("secret"), "1");
        Files.createSymbolicLink(root.resolve("link"), outside);
        Snapshot one = read(null);
        Files.writeString(outside.resolve("secret"), "2");

        assertThat(one.paths()).containsExactly("link");
        assertThat(read(one).fingerprint()).isEqualTo(one.fingerprint());
        Files.delete(root.resolve("link"));
        Files.createSymbolicLink(root.resolve("link"), root);
        assertThat(read(one).fingerprint()).isNotEqualTo(one.fingerprint());
        Files.delete(outside.resolve("secret"));
        Files.delete(outside);
    }

    @Test
    @Timeout(10)
    void a_pipe_is_not_opened() throws Exception {
        write("a", "1");
        String fingerprint = read(null).fingerprint();
        assertThat(new ProcessBuilder("mkfifo", root.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(read(null).fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    void too_many_files_or_bytes_are_refused() throws IOException {
        for (int i = 0; i <= LIMITS.files(); i++) {
            write("f" + i, "");
        }
        refused("more than 100 files");
        Files.delete(root.resolve("f0"));
        assertThat(read(null).size()).isEqualTo(100);
        write("f1", "x".repeat(100_001));
        refused("more than 100000 bytes");
    }

    @Test
    void endless_empty_folders_are_refused() throws IOException {
        for (int i = 0; i <= 10 * LIMITS.files(); i++) {
            Files.createDirectory(root.resolve("d" + i));
        }

        refused("more than 1000 names");
    }

    @Test
    void what_may_not_be_read_counts_as_such() throws IOException {
        write("a", "1");
        write("d/b", "1");
        Files.setPosixFilePermissions(root.resolve("a"), PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(root.resolve("d"), PosixFilePermissions.fromString("---------"));
        try {
            assumeThat(Files.isReadable(root.resolve("a"))).isFalse();
            assertThat(read(null).paths()).containsExactly("a", "d/");
        } finally {
            Files.setPosixFilePermissions(root.resolve("d"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void a_root_that_is_no_folder_is_refused() throws IOException {
        write("a", "1");

        assertThatExceptionOfType(NotDirectoryException.class)
                .isThrownBy(() -> tree(root.resolve("a")).read(null));
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> tree(root.resolve("b")).read(null));
    }

    private void refused(String message) {
        assertThatExceptionOfType(TreeTooLargeException.class)
                .isThrownBy(() -> read(null))
                .withMessageContaining(message);
    }

    private void write(String path, String content) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), content);
    }

    private Snapshot read(Snapshot before) throws IOException {
        return tree(root).read(before);
    }

    private FileTree tree(Path folder) {
        return new FileTree(folder, GlobFilter.of(List.of()), LIMITS, () -> now);
    }
}
