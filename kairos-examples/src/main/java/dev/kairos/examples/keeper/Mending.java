package dev.kairos.examples.keeper;

import dev.kairos.api.event.Origin;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.Kairos;
import dev.kairos.core.command.CommandLimits;
import dev.kairos.core.command.Commands;
import dev.kairos.core.journal.FileJournal;
import dev.kairos.git.FixLoop;
import dev.kairos.git.FixReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Has a model try to mend a broken build, on a branch of its own; rules cannot. */
final class Mending {
    static final String FIX_BUILD = "fix_build";

    /** What Keeper is told of it. */
    static final String INSTRUCTIONS = """
            After you have found the culprit of a build that broke, have it mended (fix_build), once. Say in the notification
            which branch holds the fix, or what was tried in vain. Nothing is merged: that is for a person.
            """;

    private static final String[] TESTS = {
        "src/test/**",
        "test/**",
        "tests/**",
        "pom.xml",
        "mvnw",
        ".mvn/**",
        "build.gradle*",
        "gradlew",
        "package.json",
        "Makefile",
        "*.sh"
    };
    private static final int SHORT_HASH = 10;

    private final Git git;
    private final Path home;
    private final ModelBackend model;
    private final FixLoop loop;
    private final Consumer<String> steps;

    private Mending(Git git, Path home, ModelBackend model, FixLoop loop, Consumer<String> steps) {
        this.git = git;
        this.home = home;
        this.model = model;
        this.loop = loop;
        this.steps = steps;
    }

    /** No arguments. */
    record Nothing() {}

    /** What mends builds at a desk, or {@code null} where rules decide or the tests are run by a shell. */
    static @Nullable Mending at(Desk desk, ModelChoice choice) {
        if (choice.isRules()) {
            return null;
        }
        String[] words = desk.tests().command().words().toArray(String[]::new);
        Function<Path, Commands> commands =
                folder -> commands(folder, words, desk.times().timeout());
        if (!isRunnable(commands, desk.git().repository())) {
            return null;
        }
        FixLoop loop =
                FixLoop.in(desk.git().repository(), words).commands(commands).tests(TESTS);
        return new Mending(desk.git(), desk.home(), choice.backend(), loop, desk.timeline()::did);
    }

    /** A line for a shell is nobody's to approve here. */
    private static boolean isRunnable(Function<Path, Commands> commands, Path repository) {
        try {
            return !commands.apply(repository).tools().isEmpty();
        } catch (IllegalArgumentException shell) {
            return false;
        }
    }

    private static Commands commands(Path folder, String[] words, Duration timeout) {
        String[] arguments = List.of(words).subList(1, words.length).toArray(String[]::new);
        return Commands.in(folder)
                .allow(words[0], arguments)
                .pass("JAVA_HOME", "HOME")
                .limits(CommandLimits.defaults().time(timeout));
    }

    Tool<?> tool(Duration timeout) {
        return Tool.of(
                        FIX_BUILD,
                        "Has the failing tests mended on a branch of their own, checked against the tests as they were. Takes "
                                + "minutes; changes neither the working tree nor other branches.",
                        Effect.EXECUTE,
                        Nothing.class,
                        (in, context) -> mend())
                .timeout(timeout)
                .idempotent();
    }

    private ToolResult mend() throws Exception {
        String task = "fix-" + git.head().substring(0, SHORT_HASH);
        FileJournal journal = FileJournal.open(home.resolve("fixes").resolve(task));
        FixReport report = loop.run(task, Kairos.builder().model(model).journal(journal));
        steps.accept("tried to mend it: " + report.text().lines().findFirst().orElse(""));
        return ToolResult.ok(report.text()).from(Origin.TEAM);
    }
}
