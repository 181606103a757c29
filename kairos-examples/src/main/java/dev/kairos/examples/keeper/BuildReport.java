package dev.kairos.examples.keeper;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.examples.keeper.Logbook.Run;
import dev.kairos.examples.keeper.Logbook.Standing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Puts into words what test runs, history and log say together. Its texts hold words of the repository's authors. */
final class BuildReport {
    private static final int MOST_LINES = 40;

    private final Git git;
    private final TestRuns tests;
    private final Logbook logbook;
    private final Words words;

    BuildReport(Git git, TestRuns tests, Logbook logbook, Words words) {
        this.git = git;
        this.tests = tests;
        this.logbook = logbook;
        this.words = words;
    }

    /**
     * How it speaks of time, and who hears what it does.
     *
     * @param zone the zone of the times that it names
     * @param steps hears each thing that it has done
     */
    record Words(ZoneId zone, Consumer<String> steps) {
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

        String time(Instant time) {
            return TIME.format(time.atZone(zone));
        }
    }

    /** Tests the working tree. */
    ToolResult run(ToolContext context) throws IOException, InterruptedException {
        Standing before = logbook.standing();
        Commit head = git.commit("HEAD");
        boolean dirty = !git.read("status", "--porcelain").isBlank();
        TestRuns.Result result = tests.here();
        words.steps()
                .accept("ran the tests: " + (result.passed() ? "passed" : "FAILED, exit code " + result.exit()) + " at "
                        + Commit.abbreviate(head.hash()) + (dirty ? " with uncommitted changes" : ""));
        Facts facts = new Facts()
                .line((result.passed() ? "PASSED" : "FAILED") + " at " + head.hash())
                .put("Change", change(before, result.passed()))
                .put("Commit", head + (dirty ? ", with uncommitted changes" : ""));
        standing(facts, before, context.now());
        if (!result.passed()) {
            facts.line("Exit code " + result.exit() + ", last lines:").line(result.lastLines());
        }
        return ToolResult.ok(facts.toString()).from(Origin.TEAM);
    }

    private static String change(Standing before, boolean passed) {
        Run last = before.last();
        if (last == null) {
            return passed ? "first run, passing" : "first run, failing";
        } else if (last.passed()) {
            return passed ? "still passing" : "broke";
        }
        return passed ? "fixed" : "still failing";
    }

    private void standing(Facts facts, Standing before, Instant now) {
        Run turned = before.turned();
        if (turned != null) {
            facts.put(
                    "Before",
                    (turned.passed() ? "passing" : "failing") + " since " + words.time(turned.time()) + ", at "
                            + Commit.abbreviate(turned.commit()) + ", "
                            + Durations.words(Duration.between(turned.time(), now)) + " ago");
        }
    }

    /** Finds who broke it. */
    ToolResult culprit(ToolContext context) throws IOException, InterruptedException {
        Run good = logbook.standing().lastGreen();
        if (good == null) {
            return ToolResult.ok("Unknown: the tests have never been seen passing");
        }
        String found = new Culprit(git, tests).find(good.commit());
        String commit = Facts.value(found, "Commit");
        words.steps().accept("looked for the culprit: " + (commit.isEmpty() ? "not found" : Facts.value(found, "How")));
        return ToolResult.ok(found).from(Origin.TEAM);
    }

    /** Tells how the build stands and what the agent concluded in the last hours. */
    ToolResult log(int hours, ToolContext context) {
        Instant since = context.now().minus(Duration.ofHours(hours));
        Standing standing = logbook.standing();
        List<Run> runs = logbook.runs().stream()
                .filter(run -> !run.time().isBefore(since))
                .toList();
        long red = runs.stream().filter(run -> !run.passed()).count();
        Facts facts = new Facts().put("Build", words(standing)).put("Tests", runs.size() + " runs, " + red + " failed");
        List<Episode> conclusions = logbook.conclusions(since);
        for (Episode episode : conclusions.subList(Math.max(0, conclusions.size() - MOST_LINES), conclusions.size())) {
            facts.line("- " + words.time(episode.time().toInstant()) + "  "
                    + episode.text().lines().findFirst().orElse(""));
        }
        words.steps().accept("read the log of the last " + hours + " hours");
        return ToolResult.ok(facts.toString()).from(Origin.TEAM);
    }

    private String words(Standing standing) {
        Run turned = standing.turned();
        Run last = standing.last();
        if (turned == null || last == null) {
            return "not tested yet";
        }
        return (turned.passed() ? "green" : "RED") + " since " + words.time(turned.time()) + ", last tested at "
                + Commit.abbreviate(last.commit()) + " on " + words.time(last.time());
    }
}
