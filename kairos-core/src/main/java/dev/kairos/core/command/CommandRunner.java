package dev.kairos.core.command;

import dev.kairos.core.command.CommandResult.End;
import dev.kairos.core.command.CommandResult.Ending;
import dev.kairos.core.command.CommandResult.Tests;
import dev.kairos.core.command.CommandResult.Trees;
import dev.kairos.core.internal.command.Executables;
import dev.kairos.core.internal.command.Finished;
import dev.kairos.core.internal.command.Launch;
import dev.kairos.core.internal.command.RunLimits;
import dev.kairos.core.internal.command.Runner;
import dev.kairos.core.internal.testreport.ReportFiles;
import dev.kairos.core.internal.testreport.TestCase.Result;
import dev.kairos.core.internal.testreport.TestReport;
import dev.kairos.core.internal.time.SystemClock;
import dev.kairos.core.internal.tree.Snapshot;
import dev.kairos.core.internal.tree.TreeChanges;
import dev.kairos.core.internal.tree.TreeTooLargeException;
import dev.kairos.core.internal.workspace.RefusedException;
import dev.kairos.core.internal.workspace.WorkPath;
import dev.kairos.core.internal.worktree.TreeHash;
import dev.kairos.core.verify.TestNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs commands that are allowed. Safe for use by many threads. */
final class CommandRunner {

    private static final int MOST_ARGUMENTS = 1_000;
    private static final int MOST_CHARACTERS = 64 << 10;
    private static final int MOST_CHANGED = 20;
    private static final int MOST_FAILURES = 20;

    /** Times of files come from a clock of the kernel that is some milliseconds late. */
    private static final Duration CLOCK_STEP = Duration.ofMillis(50);

    private final CommandSettings settings;
    private final Executables executables;
    private final TreeHash tree;
    private final ReportFiles reports;
    private final Runner runner = new Runner();

    CommandRunner(CommandSettings settings) {
        this.settings = settings;
        Path root = settings.root().path();
        String path = System.getenv("PATH");
        this.executables = new Executables(path == null ? "" : path, root);
        this.tree = new TreeHash(root);
        this.reports = new ReportFiles(root, settings.reports());
    }

    /** Runs a command in a folder, for at most so long. */
    CommandResult run(List<String> command, String folder, Duration most) throws IOException, InterruptedException {
        checkSize(command);
        checkAllowed(command);
        List<String> resolved = new ArrayList<>(command);
        resolved.set(0, program(command.get(0)).toString());
        return run(command, resolved, folder, most);
    }

    /** Runs a line that a person has approved. */
    CommandResult runLine(String line, Duration most) throws IOException, InterruptedException {
        if (!settings.lines().contains(line)) {
            throw new RefusedException("this line is not approved; approved are: " + settings.lines());
        }
        return run(List.of(line), List.of("/bin/sh", "-c", line), "", most);
    }

    private static void checkSize(List<String> command) throws RefusedException {
        if (command.isEmpty() || command.size() > MOST_ARGUMENTS) {
            throw new RefusedException("a command has 1 to " + MOST_ARGUMENTS + " words, this one " + command.size());
        }
        if (command.stream().mapToInt(String::length).sum() > MOST_CHARACTERS) {
            throw new RefusedException("the command has more than " + MOST_CHARACTERS + " characters");
        }
        if (command.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            throw new RefusedException("a word of the command holds a zero character");
        }
    }

    private void checkAllowed(List<String> command) throws RefusedException {
        for (List<String> words : settings.allowed()) {
            if (command.size() >= words.size()
                    && command.subList(0, words.size()).equals(words)) {
                return;
            }
        }
        throw new RefusedException("'" + String.join(" ", command.subList(0, Math.min(3, command.size())))
                + "' is not allowed; allowed are commands that begin with: " + allowed());
    }

    /** The first words of what is allowed, for people and models. */
    String allowed() {
        return String.join(
                ", ",
                settings.allowed().stream()
                        .map(words -> String.join(" ", words))
                        .toList());
    }

    private Path program(String name) throws IOException {
        if (name.startsWith("./")) {
            WorkPath path = WorkPath.parse(name);
            Path file = settings.root().resolve(path.parent()).resolve(path.name());
            if (!Files.isExecutable(file) || Files.isSymbolicLink(file)) {
                throw new RefusedException("'" + name + "' is no program in the folder, or is a link");
            }
            return file;
        }
        Path file = executables.find(name);
        if (file == null) {
            throw new RefusedException("there is no program '" + name + "' on this machine");
        }
        return file;
    }

    private CommandResult run(List<String> command, List<String> resolved, String folder, Duration most)
            throws IOException, InterruptedException {
        WorkPath place = WorkPath.parse(folder);
        Path where = settings.root().resolve(place);
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.putIfAbsent("PATH", executables.searchPath());
        Snapshot before = look();
        Instant since = SystemClock.instance().instant().minus(CLOCK_STEP);
        Finished finished = runner.run(new Launch(resolved, where, environment, limits(most)));
        TestReport report = reports.since(since);
        return new CommandResult(
                command,
                place.toString(),
                ending(finished),
                finished.output().text(),
                finished.errors().text(),
                trees(before, look()),
                report.isEmpty() ? null : tests(report));
    }

    private RunLimits limits(Duration most) {
        CommandLimits limits = settings.seeing().limits();
        Duration time = most.compareTo(limits.time()) < 0 ? most : limits.time();
        return new RunLimits(time, limits.outputBytes(), limits.keptCharacters(), limits.processes());
    }

    private @Nullable Snapshot look() throws IOException {
        try {
            return tree.read();
        } catch (TreeTooLargeException e) {
            return null;
        }
    }

    private static Ending ending(Finished finished) {
        End end = switch (finished.end()) {
            case EXITED -> End.EXITED;
            case TIMED_OUT -> End.TIMED_OUT;
            case TOO_MUCH_OUTPUT -> End.TOO_MUCH_OUTPUT;
            case TOO_MANY_PROCESSES -> End.TOO_MANY_PROCESSES;
        };
        return new Ending(end, finished.exit(), finished.took(), finished.strays(), finished.survivors());
    }

    private static Trees trees(@Nullable Snapshot before, @Nullable Snapshot after) {
        if (before == null || after == null) {
            return new Trees(
                    before == null ? null : before.fingerprint(),
                    after == null ? null : after.fingerprint(),
                    List.of());
        }
        TreeChanges changes = after.since(before);
        List<String> changed = Stream.of(changes.changed(), changes.added(), changes.removed())
                .flatMap(List::stream)
                .limit(MOST_CHANGED)
                .toList();
        return new Trees(before.fingerprint(), after.fingerprint(), changed);
    }

    private static Tests tests(TestReport report) {
        return new Tests(
                report.cases().size(),
                report.count(Result.FAILED),
                report.count(Result.ERROR),
                report.count(Result.SKIPPED),
                report.text(MOST_FAILURES),
                report.problems().size(),
                TestNames.of(report.ids(one -> one != Result.SKIPPED), report.ids(one -> one == Result.SKIPPED)));
    }
}
