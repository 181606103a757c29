package dev.kairos.core.command;

import dev.kairos.api.skill.Describe;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Evidence;
import dev.kairos.core.command.CommandResult.End;
import dev.kairos.core.command.CommandResult.Ending;
import dev.kairos.core.command.CommandResult.Tests;
import dev.kairos.core.command.CommandResult.Trees;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.tree.NamedFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tools of commands. */
final class CommandTools {

    /** What the runtime waits for a tool beyond the command's own time: ending it, hashing the folder, reading reports. */
    private static final Duration AROUND = Duration.ofSeconds(60);

    private static final int SHOWN_ERROR = 500;

    private final CommandSettings settings;
    private final CommandRunner runner;

    CommandTools(CommandSettings settings, CommandRunner runner) {
        this.settings = settings;
        this.runner = runner;
    }

    record RunInput(
            @Describe("The program and its arguments, each a word of its own; there is no shell")
            List<String> command,

            @Describe("The folder to run in; the root if left out") @Nullable
            String folder,

            @Describe("How long it may run at most, in seconds") @Nullable
            Integer seconds) {}

    record LineInput(
            @Describe("One of the approved lines, unchanged")
            String line,

            @Describe("How long it may run at most, in seconds") @Nullable
            Integer seconds) {}

    /** Runs something. */
    @FunctionalInterface
    private interface Run {
        CommandResult run(Duration most) throws IOException, InterruptedException;
    }

    List<Tool<?>> tools() {
        List<Tool<?>> tools = new ArrayList<>();
        Duration timeout = settings.seeing().limits().time().plus(AROUND);
        if (!settings.allowed().isEmpty()) {
            tools.add(Tool.of(
                            "run_command",
                            "Runs a program. Allowed are commands that begin with: " + runner.allowed(),
                            Effect.EXECUTE,
                            RunInput.class,
                            (in, context) -> result(
                                    in.seconds(),
                                    most -> runner.run(in.command(), in.folder() == null ? "" : in.folder(), most)))
                    .timeout(timeout)
                    .boundTo(in -> NamedFiles.describe(
                            settings.root().path(), in.folder() == null ? "" : in.folder(), in.command())));
        }
        if (!settings.lines().isEmpty()) {
            tools.add(Tool.of(
                            "run_line",
                            "Runs a line in the shell. Approved are exactly: " + settings.lines(),
                            Effect.EXECUTE,
                            LineInput.class,
                            (in, context) -> result(in.seconds(), most -> runner.runLine(in.line(), most)))
                    .timeout(timeout)
                    .boundTo(in -> NamedFiles.describe(
                            settings.root().path(), "", List.of(in.line().split("[\\s;|&<>()]+", -1)))));
        }
        return List.copyOf(tools);
    }

    private ToolResult result(@Nullable Integer seconds, Run run) throws InterruptedException {
        Duration most = settings.seeing().limits().time();
        Duration asked = seconds == null ? most : Duration.ofSeconds(Math.max(1, seconds));
        try {
            CommandResult result = run.run(asked);
            String text = settings.seeing().scanner().redact(text(result));
            ToolResult told = result.ending().end() == End.EXITED ? ToolResult.ok(text) : ToolResult.error(text);
            return told.from(settings.seeing().origin()).with(List.of(evidence(result)));
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            return ToolResult.error(message.length() > SHOWN_ERROR ? message.substring(0, SHOWN_ERROR) : message);
        }
    }

    static String text(CommandResult result) {
        Ending ending = result.ending();
        StringBuilder out = new StringBuilder(head(ending));
        out.append(String.format(Locale.ROOT, " after %.1f s", ending.took().toMillis() / 1e3));
        if (ending.strays() > 0 && ending.end() == End.EXITED) {
            out.append("; ").append(ending.strays()).append(" processes that it left behind were ended");
        }
        if (!ending.survivors().isEmpty()) {
            out.append("; could not be ended: ").append(ending.survivors());
        }
        Tests tests = result.tests();
        if (tests != null) {
            out.append('\n').append(tests.failures());
        }
        if (!result.trees().changed().isEmpty()) {
            out.append("\nchanged: ").append(String.join(", ", result.trees().changed()));
        }
        part(out, "output", result.output());
        part(out, "errors", result.errors());
        return out.toString();
    }

    private static String head(Ending ending) {
        return switch (ending.end()) {
            case EXITED -> "exit code " + ending.exit();
            case TIMED_OUT -> "ended because its time was over";
            case TOO_MUCH_OUTPUT -> "ended because it printed too much";
            case TOO_MANY_PROCESSES -> "ended because it had too many processes";
        };
    }

    private static void part(StringBuilder out, String name, String text) {
        if (!text.isBlank()) {
            out.append("\n--- ").append(name).append('\n').append(text.strip());
        }
    }

    static Evidence evidence(CommandResult result) {
        Map<String, String> details = new HashMap<>();
        details.put("command", Json.write(result.command()));
        details.put("folder", result.folder());
        details.put("end", result.ending().end().name().toLowerCase(Locale.ROOT));
        details.put("exit", Integer.toString(result.ending().exit()));
        Trees trees = result.trees();
        if (trees.before() != null) {
            details.put("treeBefore", trees.before());
        }
        if (trees.after() != null) {
            details.put("treeAfter", trees.after());
        }
        Tests tests = result.tests();
        if (tests != null) {
            details.put("tests", Integer.toString(tests.run()));
            details.put("failed", Integer.toString(tests.failed()));
            details.put("broken", Integer.toString(tests.broken()));
            details.put("skipped", Integer.toString(tests.skipped()));
            details.put("unread", Integer.toString(tests.unread()));
            tests.names().addTo(details);
        }
        return new Evidence(Evidence.COMMAND_RAN, details);
    }
}
