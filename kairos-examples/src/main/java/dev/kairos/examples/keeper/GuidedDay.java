package dev.kairos.examples.keeper;

import dev.kairos.api.journal.Entry;
import dev.kairos.api.oversight.Answer;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Overseer;
import dev.kairos.api.oversight.Person;
import dev.kairos.api.oversight.Resolution;
import dev.kairos.core.Kairos;
import dev.kairos.core.KairosBuilder;
import dev.kairos.testkit.VirtualTime;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * A day of Keeper from morning to morning, played in seconds. Only time is played: the repository, its commits, its test runs,
 * the journal and the memory are real, and so is the restart.
 */
final class GuidedDay {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-03T00:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int MOST_STEPS = 600;
    private static final int MOST_ENTRIES = 100_000;

    private final VirtualTime time = VirtualTime.startingAt(at(7, 0));
    private final Costing model = new Costing(ModelChoice.rules().backend());
    private final Page page;
    private final Timeline timeline;
    private final SampleRepository repository;
    private final Desk desk;

    GuidedDay(PrintStream out, Path folder) throws IOException, InterruptedException {
        page = new Page(out, ZoneOffset.UTC);
        timeline = new Timeline(page);
        repository = SampleRepository.create(folder.resolve("till"), at(6, 40));
        TestRuns tests = new TestRuns(repository.git(), SampleRepository.test());
        Options.Times times = new Options.Times(Duration.ofMinutes(30), Duration.ofMinutes(10), null);
        desk = new Desk(repository.git(), tests, folder.resolve("keeper"), times, timeline);
    }

    /** Something that somebody does to the repository. */
    @FunctionalInterface
    interface Edit {
        void at(Instant time) throws IOException, InterruptedException;
    }

    /** Where Keeper works. */
    Desk desk() {
        return desk;
    }

    /** The repository that it works on. */
    SampleRepository repository() {
        return repository;
    }

    /** Plays the day; returns what the world outside of the agent knows of it. */
    Story play() throws IOException, InterruptedException {
        introduce();
        List<Entry> before;
        String culprit;
        try (Desk.Shift shift = open()) {
            pass(at(9, 12));
            edit("Ada pushes a commit.", repository::discount);
            pass(at(11, 40));
            repository.readme(at(11, 20));
            repository.bug(at(11, 31));
            culprit = repository.git().head();
            edit("Ada and Ben push three commits.", repository::usage);
            pass(at(12, 10));
            letter(shift);
            pass(at(14, 5));
            edit("Ada pushes a commit.", repository::changes);
            pass(at(15, 20));
            before = shift.journal().read(Desk.KEEPER, 0, MOST_ENTRIES);
        }
        timeline.note(time.instant(), "Keeper's process ends.");
        pass(at(15, 31));
        edit("Ben pushes a commit. Nobody looks.", repository::fix);
        pass(at(15, 50));
        timeline.note(time.instant(), "Keeper is started again, on the same journal and memory.");
        return new Story(culprit, before, evening());
    }

    private String evening() throws IOException, InterruptedException {
        String answer;
        try (Desk.Shift shift = open()) {
            pass(at(21, 10));
            edit("Ben pushes a commit.", repository::receipt);
            pass(at(31, 5));
            answer = ask(shift, "Good morning! What happened overnight?");
            timeline.close();
            new DreamPage(page, shift).show(time.instant().atZone(ZoneOffset.UTC), time::settle);
        }
        costs();
        return answer;
    }

    /** The owner has the author written to, looks at the letter, and approves it. */
    private void letter(Desk.Shift shift) {
        ask(shift, "Write to the author, please.");
        Overseer overseer = shift.kairos().overseer();
        Person owner = new Person("you", "at this terminal");
        pass(at(12, 20));
        for (Approval waiting : overseer.pending()) {
            Approval shown = overseer.show(waiting.id(), owner).orElseThrow();
            Resolution answer = overseer.resolve(
                    shown.id(), new Answer.Approve(), owner, shown.action().digest());
            timeline.note(
                    time.instant(),
                    "You read the letter and say yes: " + answer.status().name().toLowerCase(Locale.ROOT) + ".");
        }
    }

    private void introduce() {
        page.text("Kairos Keeper: a guided day. Only the clock is played, all else is real.");
        page.text("");
        page.text("repository  " + repository.git().repository());
        page.text("tests       java Till.java");
        page.text("model       " + ModelChoice.rules().words());
        page.text("");
    }

    private Desk.Shift open() throws IOException, InterruptedException {
        KairosBuilder builder = Kairos.builder().clock(time).timers(time).executor(time);
        Desk.Shift shift = desk.open(builder, ModelChoice.rules().counted(model));
        time.settle();
        return shift;
    }

    private void costs() {
        Totals totals = timeline.totals();
        page.text("What the day's tokens would have cost at list prices:");
        model.costs(totals.beats(), totals.wakes())
                .forEach((how, cost) -> page.text(String.format(Locale.ROOT, "  %-58s %10s", how, cost)));
    }

    private void edit(String what, Edit edit) throws IOException, InterruptedException {
        edit.at(time.instant());
        timeline.note(time.instant(), what);
    }

    private void pass(Instant until) {
        time.advance(Duration.between(time.instant(), until));
    }

    private String ask(Desk.Shift shift, String question) {
        timeline.note(time.instant(), "You: " + question);
        CompletableFuture<String> answer = shift.agent().ask(question);
        for (int i = 0; i < MOST_STEPS && !answer.isDone(); i++) {
            time.advance(STEP);
        }
        return answer.getNow("");
    }

    private static Instant at(int hour, int minute) {
        return MIDNIGHT.plus(Duration.ofHours(hour)).plus(Duration.ofMinutes(minute));
    }
}
