package dev.kairos.api.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFolderTest {

    @TempDir
    Path path;

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(FileHandle file) throws IOException {
        ByteBuffer content = ByteBuffer.allocate((int) file.size());
        file.readFully(content, 0);
        return new String(content.array(), StandardCharsets.UTF_8);
    }

    @Test
    void files_are_created_written_renamed_and_deleted() throws IOException {
        try (DiskFolder folder = DiskFolder.lock(path.resolve("a/b"))) {
            try (FileHandle file = folder.create("one")) {
                file.writeFully(bytes("hello world"), 0);
                file.writeFully(bytes("W"), 6);
                file.truncate(8);
                file.force();
                assertThat(read(file)).isEqualTo("hello Wo");
            }
            folder.rename("one", "two");
            folder.create("three").close();
            folder.force();
            assertThat(folder.names()).containsExactly("three", "two");
            folder.delete("three");
            folder.delete("three");
            assertThat(folder.names()).containsExactly("two");
            try (FileHandle file = folder.open("two")) {
                assertThat(read(file)).isEqualTo("hello Wo");
                assertThat(file.read(ByteBuffer.allocate(1), 8)).isEqualTo(-1);
            }
            try (FileHandle emptied = folder.create("two")) {
                assertThat(emptied.size()).isZero();
            }
            assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> folder.open("one"));
        }
    }

    @Test
    void reading_past_the_end_is_an_error_and_large_buffers_are_read_whole() throws IOException {
        try (DiskFolder folder = DiskFolder.lock(path);
                FileHandle file = folder.create("large")) {
            ByteBuffer large = ByteBuffer.allocate(1 << 20);
            large.put((1 << 20) - 1, (byte) 7);
            file.writeFully(large, 0);
            ByteBuffer copy = ByteBuffer.allocate(1 << 20);
            file.readFully(copy, 0);
            assertThat(copy.array()).isEqualTo(large.array());
            assertThatExceptionOfType(EOFException.class)
                    .isThrownBy(() -> file.readFully(ByteBuffer.allocate(2), (1 << 20) - 1));
        }
    }

    @Test
    void a_folder_is_for_one_store_at_a_time_and_closing_gives_it_back() throws IOException {
        DiskFolder first = DiskFolder.lock(path);
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(FolderLockedException.class)
                    .isThrownBy(() -> DiskFolder.lock(path))
                    .satisfies(e -> assertThat(e.owner())
                            .contains(
                                    "this process",
                                    "pid " + ProcessHandle.current().pid()));
        }
        first.close();
        first.close();
        DiskFolder second = DiskFolder.lock(path);
        first.close();
        assertThatExceptionOfType(FolderLockedException.class).isThrownBy(() -> DiskFolder.lock(path));
        second.close();
    }

    @Test
    void a_folder_that_is_reached_by_another_path_is_the_same_folder() throws IOException {
        Path link = Files.createSymbolicLink(path.resolve("link"), Files.createDirectory(path.resolve("real")));
        try (DiskFolder folder = DiskFolder.lock(link)) {
            assertThat(folder.path()).endsWith("real");
            assertThatExceptionOfType(FolderLockedException.class)
                    .isThrownBy(() -> DiskFolder.lock(path.resolve("real")));
        }
    }

    @Test
    void words_of_a_process_that_died_do_not_keep_the_folder() throws IOException {
        Files.writeString(path.resolve(".owner"), "pid 1 on elsewhere since long ago".repeat(1_000));
        try (DiskFolder folder = DiskFolder.lock(path)) {
            assertThat(folder.names()).isEmpty();
            assertThat(path.resolve(".owner"))
                    .content()
                    .contains("pid " + ProcessHandle.current().pid());
        }
        assertThat(path.resolve(".owner")).doesNotExist();
    }

    @Test
    void a_closed_file_stays_closed() throws IOException {
        try (DiskFolder folder = DiskFolder.lock(path)) {
            FileHandle file = folder.create("one");
            file.close();
            file.close();
            assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(file::size);
        }
    }

    /** The channels of the JDK are closed by an interrupt, under everybody who uses them. */
    @Test
    void interrupts_disturb_neither_the_interrupted_nor_others() throws Exception {
        try (DiskFolder folder = DiskFolder.lock(path);
                FileHandle file = folder.create("one")) {
            AtomicBoolean stop = new AtomicBoolean();
            AtomicBoolean failed = new AtomicBoolean();
            Thread other = new Thread(() -> {
                while (!stop.get()) {
                    try {
                        file.writeFully(bytes("other"), 100);
                        file.force();
                    } catch (IOException e) {
                        failed.set(true);
                    }
                }
            });
            other.start();
            for (int i = 0; i < 200; i++) {
                other.interrupt();
                Thread.currentThread().interrupt();
                file.writeFully(bytes("main " + (1_000 + i)), 0);
                ByteBuffer back = ByteBuffer.allocateDirect(9);
                file.readFully(back, 0);
                assertThat(StandardCharsets.UTF_8.decode(back.flip()).toString())
                        .isEqualTo("main " + (1_000 + i));
                assertThat(Thread.interrupted()).isTrue();
            }
            stop.set(true);
            other.join();
            assertThat(failed).isFalse();
        }
    }
}
