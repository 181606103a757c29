package dev.kairos.examples.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.Kairos;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.core.reach.Ntfy;
import dev.kairos.github.FakeGitHub;
import dev.kairos.github.GitHub;
import dev.kairos.testkit.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PullRequestWatcherTest {

    private final VirtualTime time = VirtualTime.startingAt("2026-03-02T08:00:00Z");
    private final InMemoryJournal journal = InMemoryJournal.create(time);

    @Test
    void the_owner_hears_on_the_phone_of_a_pull_request_and_of_a_check_that_failed() throws Exception {
        try (FakeGitHub far = new FakeGitHub();
                Phone phone = new Phone(request -> "{\"id\":\"m1\"}");
                Kairos kairos = PullRequestWatcher.host(
                                PullRequestWatcher.rules(),
                                Ntfy.of("phone", phone.uri(), "alerts").guard(phone.guard()))
                        .journal(journal)
                        .clock(time)
                        .timers(time)
                        .executor(time)
                        .build()) {
            PullRequestWatcher.watch(kairos, GitHub.with(null, journal).server(far.uri()), "ada/till");
            time.advance(Duration.ofMinutes(10));
            assertThat(phone.posted).isEmpty();

            far.pull(7, "work", "a".repeat(40), "Round prices", time.instant());
            time.advance(Duration.ofMinutes(10));
            assertThat(phone.posted).hasSize(1);
            assertThat(phone.posted.get(0)).contains("\"topic\":\"alerts\"", "A pull request: #7 Round prices by ada");

            far.check("main", "b".repeat(40), "failure", time.instant());
            time.advance(Duration.ofMinutes(10));
            assertThat(phone.posted).hasSize(2);
            assertThat(phone.posted.get(1)).contains("A check failed: build");
            time.advance(Duration.ofHours(3));
            assertThat(phone.posted).hasSize(2);

            far.status("work", "a".repeat(40), "error", time.instant());
            time.advance(Duration.ofMinutes(10));
            assertThat(phone.posted).hasSize(3);
            assertThat(phone.posted.get(2)).contains("A check failed: Check ci/old of ada/till");
        }
    }

    @Test
    void whatever_reports_it_a_check_that_failed_is_one() {
        assertThat("Check ci/old of ada/till on main at cccccccccccc ended: error\n1 test failed")
                .containsPattern(MendingRules.RED);
        assertThat("Check build of ada/till at cccccccccccc ended: failure").containsPattern(MendingRules.RED);
        assertThat("Check build of ada/till on main at cccccccccccc ended: success")
                .doesNotContainPattern(MendingRules.RED);
    }
}
