package dev.kairos.core.bench;

import dev.kairos.core.command.Commands;
import dev.kairos.core.internal.command.Finished;
import dev.kairos.core.internal.command.Launch;
import dev.kairos.core.internal.command.RunLimits;
import dev.kairos.core.internal.command.Runner;
import dev.kairos.testkit.internal.work.HostileCommands;
import dev.kairos.testkit.internal.work.HostileCommands.Shape;
import dev.kairos.testkit.internal.work.TreeContent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs hostile commands, and counts what is left of them. */
final class CommandFigures {

    private static final int ROUNDS = 6;
    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final Duration LONGEST_END = Duration.ofSeconds(6);

    private static final List<String> WORDS = List.of(
            "; touch pwned",
            "$(touch pwned)",
            "`touch pwned`",
            "| touch pwned",
            "&& touch pwned",
            "> pwned",
            "\ntouch pwned\n",
            "' ; touch pwned ; '",
            "\" ; touch pwned ; \"",
            "\\; touch pwned",
            "${IFS}touch${IFS}pwned",
            "--",
            "-n",
            "-e\\x3b",
            "%0atouch pwned",
            "\u0000touch pwned",
            "*",
            "~",
            "!!",
            "{a,b}");

    private CommandFigures() {}

    static void print() throws Exception {
        HostileCommands hostile = new HostileCommands();
        Path folder = Files.createTempDirectory("kairos-commands");
        int runs = 0;
        int survivors = 0;
        int hangs = 0;
        int threads = Thread.activeCount();
        for (int round = 0; round < ROUNDS; round++) {
            for (Shape shape : hostile.shapes()) {
                Finished finished = run(folder, shape);
                runs++;
                int left = hostile.survivors().size() + finished.survivors().size();
                survivors += left;
                Duration most = shape.endsByItself() ? LONGEST_END : LIMIT.plus(LONGEST_END);
                hangs += finished.took().compareTo(most) > 0 ? 1 : 0;
                if (left > 0) {
                    System.out.println("survivors of " + shape);
                }
            }
        }
        Figures.print("command_runs", runs);
        Figures.print("command_shapes", hostile.shapes().size());
        Figures.print("command_survivors", survivors);
        Figures.print("command_hangs", hangs);
        Figures.print("command_threads_lost", Math.max(0, Thread.activeCount() - threads));
        Figures.print("command_injections", injections(folder));
        TreeContent.delete(folder);
    }

    private static Finished run(Path folder, Shape shape) throws Exception {
        Duration time = shape.endsByItself() ? Duration.ofSeconds(60) : LIMIT;
        RunLimits limits = new RunLimits(time, 32 << 20, 4_000, 300);
        Map<String, String> environment = Map.of("PATH", "/usr/local/bin:/usr/bin:/bin");
        return new Runner().run(new Launch(List.of("/bin/sh", "-c", shape.line()), folder, environment, limits));
    }

    /** Words with a meaning for shells, in every place of a command, must stay words. */
    private static int injections(Path folder) {
        ToolCaller agent = new ToolCaller(Commands.in(folder).allow("echo").allow("git", "--version"));
        int injections = 0;
        for (String word : WORDS) {
            for (List<String> command : List.of(
                    List.of("echo", word),
                    List.of("echo" + word),
                    List.of(word),
                    List.of("git", "--version", word),
                    List.of("git", word, "--version"),
                    List.of("echo", "a", word, "b"))) {
                agent.call("run_command", Map.of("command", command));
                agent.call("run_command", Map.of("command", List.of("echo", "a"), "folder", word));
                String[] made = folder.toFile().list();
                injections += made == null || made.length > 0 ? 1 : 0;
            }
        }
        return injections;
    }
}
