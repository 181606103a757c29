package dev.kairos.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

    private final VirtualTime time = VirtualTime.startingAt("2026-03-01T08:00:00Z");
    private final List<String> ran = new ArrayList<>();

    @Test
    void tasks_run_in_the_order_of_their_time_and_then_of_their_arrival() {
        time.after(Duration.ofSeconds(2), time, () -> ran.add("third"));
        time.after(Duration.ofSeconds(1), time, () -> ran.add("first"));
        time.after(Duration.ofSeconds(1), time, () -> ran.add("second"));

        time.advance(Duration.ofSeconds(2));

        assertThat(ran).containsExactly("first", "second", "third");
    }

    @Test
    void nothing_runs_before_its_time() {
        time.after(Duration.ofSeconds(2), time, () -> ran.add("late"));

        time.advance(Duration.ofMillis(1_999));

        assertThat(ran).isEmpty();
        assertThat(time.pending()).isOne();
    }

    @Test
    void a_cancelled_task_does_not_run() {
        assertThat(time.after(Duration.ofSeconds(1), time, () -> ran.add("never"))
                        .cancel())
                .isTrue();

        time.advance(Duration.ofSeconds(5));

        assertThat(ran).isEmpty();
    }

    @Test
    void a_task_that_sleeps_lets_others_run_meanwhile() {
        time.execute(() -> {
            time.sleep(Duration.ofMinutes(1));
            ran.add("slow at " + time.instant());
        });
        time.after(Duration.ofSeconds(30), time, () -> ran.add("quick"));

        time.settle();

        assertThat(ran).containsExactly("quick", "slow at 2026-03-01T08:01:00Z");
    }

    @Test
    void a_jump_of_the_clock_keeps_the_remaining_delays() {
        time.after(Duration.ofSeconds(10), time, () -> ran.add("due"));

        time.jump(Duration.ofHours(-1));
        time.advance(Duration.ofSeconds(10));

        assertThat(ran).containsExactly("due");
        assertThat(time.instant()).isEqualTo(Instant.parse("2026-03-01T07:00:10Z"));
    }

    @Test
    void tasks_that_keep_each_other_running_are_told_apart_from_work() {
        Runnable[] again = new Runnable[1];
        again[0] = () -> time.execute(again[0]);
        time.execute(again[0]);

        assertThatThrownBy(time::settle).hasMessageContaining("keep each other running");
    }
}
