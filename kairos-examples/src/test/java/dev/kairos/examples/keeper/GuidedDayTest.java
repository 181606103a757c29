package dev.kairos.examples.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuidedDayTest {
    private final Terminal terminal = new Terminal();
    private GuidedDay day;
    private Story story;

    @BeforeAll
    void play(@TempDir Path folder) throws IOException, InterruptedException {
        day = new GuidedDay(terminal.stream(), folder.toRealPath());
        story = day.play();
    }

    @Test
    void what_it_shows_really_happened() throws IOException, InterruptedException {
        Terminal judge = new Terminal();
        assertThat(judge.keeper(Map.of()).judge(day, story)).as(judge.out()).isZero();
        assertThat(judge.out()).contains("true").doesNotContain("FALSE");
    }

    @Test
    void a_story_that_differs_from_the_repository_and_the_journal_ends_with_an_error()
            throws IOException, InterruptedException {
        String innocent =
                day.repository().git().read("rev-parse", story.culprit() + "~1").strip();
        Story wrong = new Story(innocent, List.of(), "All was well.");
        Terminal judge = new Terminal();
        assertThat(judge.keeper(Map.of()).judge(day, wrong)).isEqualTo(1);
        assertThat(judge.out())
                .contains("FALSE  tests fail at the culprit")
                .contains("FALSE  its hash and its author are those of git log")
                .contains("FALSE  the answer in the morning names the last commit")
                .contains("FALSE  the restart lost none of 0 journal entries");
        assertThat(judge.err()).contains("did not happen");
    }

    @Test
    void a_day_of_heartbeats_is_mostly_rest() {
        Totals totals = day.desk().timeline().totals();
        assertThat(totals.beats()).isEqualTo(9);
        assertThat(totals.skipped()).isEqualTo(47);
        assertThat(totals.wakes()).isEqualTo(56);
        assertThat(totals.failed()).isZero();
        assertThat(totals.cost().micros()).isZero();
        assertThat(totals.tokens()).isPositive();
    }

    @Test
    void lines_fit_a_terminal() {
        assertThat(terminal.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(terminal.out()).doesNotContain("\u001b");
    }

    @Test
    void the_process_after_the_restart_knows_since_when_it_was_broken() {
        assertThat(terminal.out()).contains("They were failing since Tue 11:40");
    }
}
