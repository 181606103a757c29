package dev.kairos.examples.keeper;

import dev.kairos.api.KairosException;
import dev.kairos.core.Kairos;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An agent that looks after a Git repository. */
public final class Keeper {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    Keeper(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /**
     * Runs Keeper. Ends the process with exit code 2 if the arguments make no sense, with 1 if something else went wrong.
     *
     * @param args the options, see {@code --help}; none for the guided day
     */
    public static void main(String[] args) {
        // System.out writes in the platform's encoding, and a build tool may have replaced it.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int code = new Keeper(out, err, System.getenv()).run(List.of(args));
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs Keeper and returns the exit code. */
    int run(List<String> arguments) {
        try {
            if (arguments.contains("--help")) {
                out.print(Options.HELP);
                return 0;
            }
            return arguments.isEmpty() ? guidedDay() : keep(Options.of(arguments));
        } catch (UsageException e) {
            err.println(e.getMessage());
            return USAGE;
        } catch (KairosException | IOException | UncheckedIOException e) {
            err.println("Keeper cannot go on: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private int guidedDay() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("keeper-day").toRealPath();
        try {
            GuidedDay day = new GuidedDay(out, folder);
            return judge(day, day.play());
        } finally {
            delete(folder);
        }
    }

    /** Prints whether what was shown happened; 0 if all of it did. */
    int judge(GuidedDay day, Story story) throws IOException, InterruptedException {
        Map<String, Boolean> checks = Proof.of(day, story);
        out.println();
        checks.forEach((what, holds) -> out.println((holds ? "  true   " : "  FALSE  ") + what));
        if (!checks.containsValue(false)) {
            return 0;
        }
        err.println("The guided day showed something that did not happen.");
        return FAILED;
    }

    private int keep(Options options) throws IOException, InterruptedException {
        Git git = Git.at(options.repository());
        Path given = options.home();
        Path home = given == null ? git.directory().resolve("kairos") : given;
        ModelChoice model = ModelChoice.of(environment);
        Page page = new Page(out, ZoneId.systemDefault());
        Timeline timeline = new Timeline(page);
        page.text("Kairos Keeper looks after " + git.repository() + " (Ctrl-C ends it; it goes on where it was)");
        page.text("model " + model.words());
        Desk desk = new Desk(git, new TestRuns(git, options.test()), home, options.times(), timeline);
        try (Desk.Shift shift = desk.open(Kairos.builder(), model)) {
            shift.kairos().closeAtExit(timeline::close);
            await(options.times().stopAfter(), shift.kairos());
        }
        timeline.close();
        return 0;
    }

    private static void await(@Nullable Duration stopAfter, Kairos kairos) throws InterruptedException {
        if (stopAfter == null) {
            kairos.awaitClose();
        } else {
            new CountDownLatch(1).await(stopAfter.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
