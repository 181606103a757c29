package dev.kairos.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InvariantsTest {

    private static final Logger LOG = Logger.getLogger(InvariantsTest.class.getName());

    @TempDir
    Path folder;

    @Test
    void a_thread_that_ended_is_no_leak_and_one_that_stays_is() throws InterruptedException {
        RunningThreads before = RunningThreads.now();
        CountDownLatch end = new CountDownLatch(1);
        Thread stays = new Thread(() -> await(end), "stays");
        stays.start();
        Thread ends = new Thread(() -> {}, "ends");
        ends.start();

        assertThat(before.leaked()).containsExactly("thread stays");

        end.countDown();
        stays.join();
        assertThat(before.leaked()).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_file_that_stays_open_is_told() throws IOException {
        OpenFiles before = OpenFiles.now();
        Path file = folder.resolve("open.txt");

        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(1);
            assertThat(OpenFiles.now().since(before)).containsExactly("open file " + file.toRealPath());
        }

        assertThat(OpenFiles.now().since(before)).isEmpty();
    }

    @Test
    void errors_in_the_log_are_told_and_warnings_are_not() {
        LoggedErrors errors = new LoggedErrors();
        errors.listen();
        LOG.log(Level.WARNING, "only a warning");
        LOG.log(Level.SEVERE, "this one on purpose");
        errors.stop();
        LOG.log(Level.SEVERE, "and this one after it stopped listening");

        assertThat(errors.messages()).containsExactly("logged error: this one on purpose");
    }
}
