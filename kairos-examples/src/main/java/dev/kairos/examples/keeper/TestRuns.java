package dev.kairos.examples.keeper;

import dev.kairos.examples.keeper.Processes.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs the tests of a repository. Safe for use by many threads. */
final class TestRuns {
    private static final int LAST_LINES = 12;
    private static final int LONGEST_LINE = 200;

    private final Git git;
    private final CommandLine command;

    TestRuns(Git git, CommandLine command) {
        this.git = git;
        this.command = command;
    }

    /**
     * How a run ended.
     *
     * @param exit the exit code of the command
     * @param lastLines the end of what it printed
     */
    record Result(int exit, String lastLines) {
        boolean passed() {
            return exit == 0;
        }
    }

    /** What tests it. */
    CommandLine command() {
        return command;
    }

    /** Tests what the working tree holds. */
    Result here() throws IOException, InterruptedException {
        return in(git.repository());
    }

    /** Tests a commit in a clean checkout of its own, which is removed again. */
    Result at(String hash) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("keeper-commit");
        Path tree = folder.resolve("tree");
        try {
            git.read("worktree", "add", "--quiet", "--detach", tree.toString(), hash);
            return in(tree);
        } finally {
            git.run(List.of("worktree", "remove", "--force", "--force", tree.toString()));
            Files.deleteIfExists(folder);
        }
    }

    private Result in(Path folder) throws IOException, InterruptedException {
        Finished finished = Processes.run(folder, command.words(), Map.of());
        return new Result(finished.exit(), lastLines(finished.output()));
    }

    private static String lastLines(String output) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).stream()
                .map(line -> "  " + (line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…"))
                .collect(Collectors.joining("\n"));
    }
}
