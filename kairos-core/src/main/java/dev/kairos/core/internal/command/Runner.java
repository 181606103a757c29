package dev.kairos.core.internal.command;

import dev.kairos.core.internal.command.Finished.End;
import dev.kairos.core.internal.command.ProcessTable.Seen;
import dev.kairos.core.internal.time.Stopwatch;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program and waits for its end. Its output goes through files: a process that it leaves behind cannot keep anybody
 * waiting, a full stream cannot stop it, and no thread is needed to read. Safe for use by many threads.
 */
public final class Runner {

    private static final long POLL_MILLIS = 20;
    private static final int POLLS_PER_LOOK = 8;
    private static final long LAST_WAIT_SECONDS = 2;

    private final SecureRandom random = new SecureRandom();

    /** Makes a runner. */
    public Runner() {}

    /**
     * Runs a program; when this returns, by whatever way, it and all that it has started have ended.
     *
     * @param launch the program
     * @return how it ended
     * @throws IOException if it cannot be started
     * @throws InterruptedException if the thread was interrupted
     */
    public Finished run(Launch launch) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("kairos-run");
        Path output = folder.resolve("out");
        Path errors = folder.resolve("err");
        try {
            Marker marker = Marker.draw(random);
            long cpu = Math.max(1, launch.limits().time().toSeconds())
                            * Runtime.getRuntime().availableProcessors()
                    + 1;
            Process process = start(launch.behind(marker.wrapper(cpu)), marker, output, errors);
            return new Watch(process, new ProcessTree(marker, process.toHandle()), output, errors)
                    .await(launch.limits());
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
            Files.deleteIfExists(folder);
        }
    }

    private static Process start(Launch launch, Marker marker, Path output, Path errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launch.command())
                .directory(launch.folder().toFile())
                .redirectInput(Redirect.from(nothing().toFile()))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        builder.environment().put(Marker.VARIABLE, marker.token());
        return builder.start();
    }

    private static Path nothing() {
        return Path.of(ProcessTable.isLinux() || Files.exists(Path.of("/dev/null")) ? "/dev/null" : "NUL");
    }

    /** One run that is waited for. */
    private record Watch(Process process, ProcessTree tree, Path output, Path errors) {

        Finished await(RunLimits limits) throws IOException, InterruptedException {
            Stopwatch watch = new Stopwatch();
            End end;
            try {
                end = wait(limits, watch);
            } catch (InterruptedException | RuntimeException e) {
                tree.end(0);
                throw e;
            }
            int strays = tree.end(0);
            boolean over = process.waitFor(LAST_WAIT_SECONDS, TimeUnit.SECONDS);
            List<Long> survivors = tree.look().stream().map(Seen::pid).toList();
            int exit = over ? process.exitValue() : -1;
            Output printed = Output.read(output, limits.keptBytes());
            Output complained = Output.read(errors, limits.keptBytes());
            return new Finished(end, exit, printed, complained, watch.elapsed(), strays, survivors);
        }

        private End wait(RunLimits limits, Stopwatch watch) throws InterruptedException {
            for (int poll = 1; !process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS); poll++) {
                if (watch.elapsed().compareTo(limits.time()) > 0) {
                    return End.TIMED_OUT;
                }
                if (output.toFile().length() + errors.toFile().length() > limits.outputBytes()) {
                    return End.TOO_MUCH_OUTPUT;
                }
                if (poll % POLLS_PER_LOOK == 1 && tree.look().size() > limits.processes()) {
                    return End.TOO_MANY_PROCESSES;
                }
            }
            return End.EXITED;
        }
    }
}
