package dev.kairos.core.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kairos.core.internal.command.Finished.End;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.internal.work.HostileCommands;
import dev.kairos.testkit.internal.work.HostileCommands.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledOnOs(OS.LINUX)
@ExtendWith(Invariants.class)
class RunnerTest {

    private static final HostileCommands HOSTILE = new HostileCommands();
    private static final RunLimits SHORT = new RunLimits(Duration.ofMillis(400), 8 << 20, 2_000, 200);
    private static final RunLimits LONG = new RunLimits(Duration.ofSeconds(60), 8 << 20, 2_000, 200);

    @TempDir
    Path temp;

    static Stream<Shape> shapes() {
        return HOSTILE.shapes().stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void nothing_is_left_of_a_hostile_line(Shape shape) throws Exception {
        Finished finished = run(shape.endsByItself() ? LONG : SHORT, "/bin/sh", "-c", shape.line());
        assertThat(HOSTILE.survivors()).isEmpty();
        assertThat(finished.survivors()).isEmpty();
        assertThat(finished.end() == End.EXITED).isEqualTo(shape.endsByItself());
        assertThat(finished.took()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void both_streams_and_the_exit_code_come_back() throws Exception {
        Finished finished = run(LONG, "/bin/sh", "-c", "echo out; echo err >&2; exit 3");
        assertThat(finished.end()).isEqualTo(End.EXITED);
        assertThat(finished.exit()).isEqualTo(3);
        assertThat(finished.output()).isEqualTo(new Output("out\n", "", 4));
        assertThat(finished.errors().text()).isEqualTo("err\n");
    }

    @Test
    void of_much_output_the_beginning_and_the_end_are_kept() throws Exception {
        Finished finished = run(LONG, "/bin/sh", "-c", "i=0; while [ $i -lt 2000 ]; do echo line $i; i=$((i+1)); done");
        assertThat(finished.output().bytes()).isEqualTo(18_890);
        assertThat(finished.output().text())
                .startsWith("line 0\n")
                .endsWith("line 1999\n")
                .contains("… (16890 bytes left out) …")
                .hasSizeLessThan(2_100);
    }

    @Test
    void the_environment_is_what_was_given_and_nothing_of_the_host() throws Exception {
        Finished finished = run(LONG, "/usr/bin/env");
        assertThat(finished.output().text().lines().map(line -> line.replaceAll("=.*", "")))
                .containsExactlyInAnyOrder("A", Marker.VARIABLE);
    }

    @Test
    void standard_input_is_empty() throws Exception {
        assertThat(run(LONG, "/bin/cat").end()).isEqualTo(End.EXITED);
    }

    @Test
    void arguments_are_not_read_by_a_shell() throws Exception {
        String words = "; touch pwned & $(touch pwned) `touch pwned` | > pwned \n ' \" * ~";
        assertThat(run(LONG, "/bin/echo", words).output().text()).isEqualTo(words + "\n");
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void an_interrupt_ends_it_with_all_that_it_started() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Shape shape = HOSTILE.shapes().stream()
                .filter(one -> one.name().equals("a stopped shell"))
                .findFirst()
                .orElseThrow();
        Thread caller = new Thread(() -> {
            try {
                run(LONG, "/bin/sh", "-c", shape.line());
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        caller.start();
        Awaitility.await().until(() -> HOSTILE.survivors().size() > 1);
        caller.interrupt();
        caller.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(HOSTILE.survivors()).isEmpty();
    }

    @Test
    void a_program_that_cannot_be_started_is_said() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(
                        () -> new Runner().run(new Launch(List.of("/bin/true"), temp.resolve("none"), Map.of(), LONG)));
    }

    private Finished run(RunLimits limits, String... command) throws IOException, InterruptedException {
        return new Runner().run(new Launch(List.of(command), temp, Map.of("A", "1"), limits));
    }
}
