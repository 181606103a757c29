package dev.kairos.examples.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {
    @Test
    void both_streams_are_read_in_order(@TempDir Path folder) throws IOException, InterruptedException {
        Processes.Finished finished = run(folder, "echo one; echo two >&2; exit 3");
        assertThat(finished).isEqualTo(new Processes.Finished(3, "one\ntwo\n"));
    }

    @Test
    void a_flood_is_cut_to_its_end(@TempDir Path folder) throws IOException, InterruptedException {
        Processes.Finished finished = run(folder, "head -c 300000 /dev/zero | tr '\\0' x; echo end");
        assertThat(finished.output()).hasSize(64 << 10).endsWith("xend\n");
    }

    @Test
    void one_left_in_the_background_keeps_nobody_waiting(@TempDir Path folder)
            throws IOException, InterruptedException {
        Processes.Finished finished = run(folder, "sleep 5 & echo $!");
        long left = Long.parseLong(finished.output().strip());
        assertThat(ProcessHandle.of(left))
                .hasValueSatisfying(
                        process -> assertThat(process.destroyForcibly()).isTrue());
    }

    @Test
    void an_interrupt_ends_the_program_and_its_children(@TempDir Path folder) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> run(folder, "sleep 61.25; true")).isInstanceOf(InterruptedException.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.current()
                        .descendants()
                        .noneMatch(process ->
                                process.info().commandLine().orElse("").contains("61.25")));
    }

    private static Processes.Finished run(Path folder, String script) throws IOException, InterruptedException {
        return Processes.run(folder, List.of("sh", "-c", script), Map.of());
    }
}
