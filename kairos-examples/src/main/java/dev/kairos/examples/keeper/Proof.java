package dev.kairos.examples.keeper;

import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.journal.Entry;
import dev.kairos.core.journal.FileJournal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks that what the guided day has shown really happened: against the repository, fresh test runs and the journal. */
final class Proof {
    private static final int MOST_ENTRIES = 100_000;

    private final GuidedDay day;
    private final Story story;
    private final Map<String, Boolean> checks = new LinkedHashMap<>();

    private Proof(GuidedDay day, Story story) {
        this.day = day;
        this.story = story;
    }

    /** Runs all checks; each has a name that says what it proves. */
    static Map<String, Boolean> of(GuidedDay day, Story story) throws IOException, InterruptedException {
        Proof proof = new Proof(day, story);
        proof.tests();
        proof.culprit();
        proof.news();
        try (FileJournal journal = FileJournal.open(day.desk().home().resolve("journal"))) {
            List<Entry> entries = journal.read(Desk.KEEPER, 0, MOST_ENTRIES);
            proof.journal(entries);
            proof.letter(entries);
        }
        return proof.checks;
    }

    private void tests() throws IOException, InterruptedException {
        TestRuns tests = day.desk().tests();
        check("tests fail at the culprit", !tests.at(story.culprit()).passed());
        check(
                "tests pass at the commit before it",
                tests.at(story.culprit() + "~1").passed());
        check("tests pass at HEAD", tests.here().passed());
    }

    private void culprit() throws IOException, InterruptedException {
        String author = day.repository()
                .git()
                .read("log", "-1", "--format=%an", story.culprit())
                .strip();
        String named = Commit.abbreviate(story.culprit());
        List<String> broke = notified("The build broke");
        check("the culprit was named once", broke.size() == 1);
        check(
                "its hash and its author are those of git log (" + named + ", " + author + ")",
                broke.stream().allMatch(text -> text.contains("Broken by " + named) && text.contains(" by " + author)));
    }

    private void news() throws IOException, InterruptedException {
        List<String> fixed = notified("Fixed");
        check("the fix was told once, by the process after the restart", fixed.size() == 1);
        String latest = Commit.abbreviate(day.repository().git().head());
        check("the answer in the morning names the last commit", story.answer().contains(latest));
        check("no beat failed", day.desk().timeline().totals().failed() == 0);
    }

    private List<String> notified(String beginning) {
        return day.desk().timeline().outcomes().stream()
                .filter(outcome -> outcome.kind() == BeatOutcome.Kind.NOTIFIED)
                .map(BeatOutcome::summary)
                .filter(text -> text.startsWith(beginning))
                .toList();
    }

    private void journal(List<Entry> entries) {
        Totals shown = day.desk().timeline().totals();
        int before = story.beforeRestart().size();
        check(
                "the restart lost none of " + before + " journal entries",
                before > 0
                        && entries.size() > before
                        && entries.subList(0, before).equals(story.beforeRestart()));
        check("the journal holds " + shown.wakes() + " wakes", count(entries, "wake.decided") == shown.wakes());
        check("the journal holds " + shown.beats() + " beats", count(entries, "beat.ended") == shown.beats());
        check(
                "the journal holds " + shown.calls() + " model calls, all of them inside of beats",
                callsInsideOfBeats(entries) == shown.calls() && count(entries, "model.called") == shown.calls());
        check(
                shown.skipped() + " skipped wakes called no model",
                shown.skipped() > 0 && shown.skipped() == shown.wakes() - shown.beats());
    }

    /** The letter left once, because of the one approval that was asked, answered and used. */
    private void letter(List<Entry> entries) throws IOException {
        List<String> letters = Letters.sent(day.desk().letters());
        check(
                "one letter was sent, and says since when the build was failing",
                letters.size() == 1 && letters.get(0).contains("RED since Tue 11:40"));
        check(
                "its approval was asked, answered and used once",
                List.of("approval.asked", "approval.answered", "approval.used", "approval.closed").stream()
                        .allMatch(kind -> count(entries, kind) == 1));
    }

    private static long count(List<Entry> entries, String kind) {
        return entries.stream().filter(entry -> entry.kind().equals(kind)).count();
    }

    private static long callsInsideOfBeats(List<Entry> entries) {
        long calls = 0;
        boolean inside = false;
        for (Entry entry : entries) {
            inside = entry.kind().equals("beat.started")
                    || (inside && !entry.kind().equals("beat.ended"));
            calls += inside && entry.kind().equals("model.called") ? 1 : 0;
        }
        return calls;
    }

    private void check(String what, boolean holds) {
        checks.put(what, holds);
    }
}
