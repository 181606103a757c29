package dev.kairos.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeakedThreads.class)
class NoLeakedThreadsTest {
    @Test
    void a_thread_that_ended_is_no_leak() throws InterruptedException {
        Thread thread = new Thread(() -> {}, "ends");
        thread.start();
        thread.join();

        assertThat(thread.isAlive()).isFalse();
    }
}
