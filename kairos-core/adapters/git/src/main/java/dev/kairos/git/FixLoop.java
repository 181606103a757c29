package dev.kairos.git;

import dev.kairos.api.oversight.Answer;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.BeatLimits;
import dev.kairos.api.oversight.ContextLimits;
import dev.kairos.api.oversight.Person;
import dev.kairos.core.KairosBuilder;
import dev.kairos.core.command.Commands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jgit.lib.Constants;
import org.jspecify.annotations.Nullable;

/**
 * Has a model mend failing tests of a repository: the failure is reproduced and recorded, an agent edits and runs in a worktree on
 * a branch of its own, and what it claims is checked; then the branch is tested once more in clean checkouts, with its own
 * tests and with those of the base revision. Bounded in attempts, and each attempt in model calls, tokens and time.
 *
 * <pre>{@code
 * FixReport report = FixLoop.in(repository, "./mvnw", "-q", "test")
 *         .commands(folder -> Commands.in(folder).allow("./mvnw", "-q", "test"))
 *         .tests("src/test/**", "pom.xml")
 *         .run("fix-rounding", Kairos.builder().model(model));
 * }</pre>
 *
 * <p>Nothing is pushed or merged, and the person's working tree is not touched: somebody looks at the branch and takes it or
 * not. Immutable; safe for use by many threads, as far as each task has one at a time.
 */
public final class FixLoop {

    private static final int ATTEMPTS = 3;
    private static final int MOST_ATTEMPTS = 20;

    private final Settings settings;

    /** All that is set. */
    record Settings(
            Path repository,
            List<String> command,
            Function<Path, Commands> commands,
            List<String> tests,
            String revision,
            int attempts,
            Limits limits,
            @Nullable Reviewer reviewer) {

        Settings with(Function<Path, Commands> other) {
            return new Settings(repository, command, other, tests, revision, attempts, limits, reviewer);
        }

        Settings with(List<String> globs) {
            return new Settings(repository, command, commands, globs, revision, attempts, limits, reviewer);
        }

        Settings with(String base) {
            return new Settings(repository, command, commands, tests, base, attempts, limits, reviewer);
        }

        Settings with(int most) {
            return new Settings(repository, command, commands, tests, revision, most, limits, reviewer);
        }

        Settings with(Limits other) {
            return new Settings(repository, command, commands, tests, revision, attempts, other, reviewer);
        }

        Settings with(Reviewer who) {
            return new Settings(repository, command, commands, tests, revision, attempts, limits, who);
        }
    }

    /** Who looks at changed tests. */
    record Reviewer(Person person, Function<Approval, Answer> says) {}

    /** How much an attempt may take. */
    record Limits(BeatLimits beat, ContextLimits context) {}

    private FixLoop(Settings settings) {
        this.settings = settings;
    }

    /**
     * Names what is tested, and how.
     *
     * @param repository the root of a working tree; what is checked out there is where the work begins
     * @param command the command that runs the tests, at the root; it must leave JUnit XML reports
     * @return a loop of three attempts, each of at most 40 model calls, 400,000 tokens and 30 minutes
     */
    public static FixLoop in(Path repository, String... command) {
        List<String> words = List.of(command);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("name the command that runs the tests: \"./mvnw\", \"test\"");
        }
        BeatLimits beat = BeatLimits.defaults().steps(40).tokens(400_000).wallTime(Duration.ofMinutes(30));
        Limits limits = new Limits(beat, new ContextLimits(12_000, 24_000, 4_000));
        Function<Path, Commands> commands = folder -> Commands.in(folder)
                .allow(words.get(0), words.subList(1, words.size()).toArray(String[]::new));
        return new FixLoop(new Settings(
                repository,
                words,
                commands,
                List.of("test/**", "src/test/**", "tests/**"),
                Constants.HEAD,
                ATTEMPTS,
                limits,
                null));
    }

    /**
     * Sets what may be run. By default the command of the tests alone, with the defaults of {@link Commands}.
     *
     * @param commands makes what runs commands in a folder; has to allow the command of the tests
     * @return the loop
     */
    public FixLoop commands(Function<Path, Commands> commands) {
        return new FixLoop(settings.with(commands));
    }

    /**
     * Says which files are tests or build files: they hold in the form of the base revision. By default {@code test/**},
     * {@code src/test/**} and {@code tests/**}.
     *
     * @param globs the paths: {@code src/test/**}, {@code pom.xml}
     * @return the loop
     */
    public FixLoop tests(String... globs) {
        return new FixLoop(settings.with(List.of(globs)));
    }

    /**
     * Says where the work begins. By default at what is checked out.
     *
     * @param revision a commit's hash, or a branch
     * @return the loop
     */
    public FixLoop at(String revision) {
        return new FixLoop(settings.with(revision));
    }

    /**
     * Sets how often it is tried. By default three times.
     *
     * @param most 1 to 20
     * @return the loop
     * @throws IllegalArgumentException if it is out of that range
     */
    public FixLoop attempts(int most) {
        if (most < 1 || most > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("attempts is " + most + ": 1 to " + MOST_ATTEMPTS);
        }
        return new FixLoop(settings.with(most));
    }

    /**
     * Sets the limits of an attempt.
     *
     * @param beat model calls, tokens, time
     * @param context how large prompts may be
     * @return the loop
     */
    public FixLoop limits(BeatLimits beat, ContextLimits context) {
        return new FixLoop(settings.with(new Limits(beat, context)));
    }

    /**
     * Names who is shown tests and build files that an attempt has changed, and may accept them as they are. By default nobody is
     * asked, and what rests on changed tests does not count. The attempt that follows upon an acceptance is not counted, at most
     * as often as there are attempts.
     *
     * @param person who answers, as code has authenticated them
     * @param says asks them; gets the paths and digests of the files with the changes as its excerpt. Called between attempts
     *     on the thread that runs the loop, may block
     * @return the loop
     */
    public FixLoop reviewedBy(Person person, Function<Approval, Answer> says) {
        return new FixLoop(settings.with(new Reviewer(person, says)));
    }

    /**
     * Tries to mend it. Blocks until it is mended or given up; an interrupt ends it, the branch stays.
     *
     * @param task what the branch is called after {@code kairos/}; the same task goes on with what is on its branch
     * @param host builds the runtime in which the agent lives; of no use afterwards: the runtime, with journal and memory if
     *     any were given, is closed in the end
     * @return what came of it
     * @throws GitWorkException if the repository cannot be worked in
     * @throws dev.kairos.core.command.CommandException if the tests cannot be run
     * @throws dev.kairos.api.ConfigurationException if the agent cannot be built
     * @throws InterruptedException if the thread was interrupted
     */
    public FixReport run(String task, KairosBuilder host) throws InterruptedException {
        return new FixRun(settings, GitWork.openAt(settings.repository, task, settings.revision)).run(task, host);
    }

    /** The repository that it works in. */
    Path repository() {
        return settings.repository;
    }
}
