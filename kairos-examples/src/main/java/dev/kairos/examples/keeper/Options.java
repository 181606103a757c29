package dev.kairos.examples.keeper;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Keeper was told to do.
 *
 * @param repository the repository to look after
 * @param test what tests it
 * @param times how often, how long
 * @param home where Keeper keeps its journal and its memory, or {@code null} for inside the repository's Git directory
 */
record Options(
        Path repository,
        CommandLine test,
        Times times,
        @Nullable Path home) {
    static final String HELP = """
            Keeper looks after a Git repository: it wakes on new commits and by its heartbeat, runs the tests,
            says what broke, since which commit and by whom, says when it is fixed, and keeps a log.

            usage: keeper                                  play a guided day on a small repository of its own
                   keeper --repo PATH --test COMMAND       look after a repository until Ctrl-C

              --repo PATH         the repository's working tree, or a folder in it
              --test COMMAND      what tests it, run at its root; exit code 0 means passed. Quotes work as in a
                                  shell; a command that needs more than words and quotes is run by sh
              --every DURATION    the heartbeat, e.g. 30m (default), 45s, 2h
              --timeout DURATION  the longest a test run may take (default 10m)
              --for DURATION      stop after that time (default: run until Ctrl-C)
              --home FOLDER       where journal and memory are kept (default: kairos in the Git directory)
              --help              show this

            The model comes from the environment: ANTHROPIC_API_KEY, or OPENAI_API_KEY (with OPENAI_BASE_URL),
            or OLLAMA_HOST. KEEPER_MODEL names another than the default, KEEPER_PRICE=IN/OUT says what it costs, in
            dollars per million tokens. Without any of them rules decide, offline and free.
            """;

    private static final List<String> NAMES = List.of("--repo", "--test", "--every", "--timeout", "--for", "--home");

    /**
     * How often and how long.
     *
     * @param every the heartbeat
     * @param timeout the longest a test run may take
     * @param stopAfter when to stop, or {@code null} for never
     */
    record Times(Duration every, Duration timeout, @Nullable Duration stopAfter) {}

    /**
     * Reads arguments other than {@code --help}.
     *
     * @throws UsageException if they make no sense
     */
    static Options of(List<String> arguments) {
        Map<String, String> given = Arguments.read(arguments, NAMES);
        Times times = new Times(
                Durations.parse("--every", given.getOrDefault("--every", "30m")),
                Durations.parse("--timeout", given.getOrDefault("--timeout", "10m")),
                given.containsKey("--for") ? Durations.parse("--for", given.getOrDefault("--for", "")) : null);
        String home = given.get("--home");
        return new Options(
                path("--repo", need(given, "--repo")),
                CommandLine.of(need(given, "--test")),
                times,
                home == null ? null : path("--home", home));
    }

    private static String need(Map<String, String> given, String name) {
        String value = given.get(name);
        if (value == null) {
            throw new UsageException(name + " is missing: keeper --repo PATH --test COMMAND (see --help)");
        }
        return value;
    }

    private static Path path(String name, String value) {
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new UsageException(name + " '" + value + "' is no path: " + e.getReason());
        }
    }
}
