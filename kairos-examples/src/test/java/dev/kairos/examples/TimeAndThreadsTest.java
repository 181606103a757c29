package dev.kairos.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TimeAndThreadsTest {
    private final JavaClass sinner = new ClassFileImporter().importClass(Sinner.class);
    private final JavaClass saint = new ClassFileImporter().importClass(Saint.class);

    @Test
    void every_way_to_touch_time_is_seen() {
        assertThat(sinner.getMethods())
                .allSatisfy(method -> assertThat(method.getAccessesFromSelf())
                        .as(method.getName())
                        .anyMatch(access -> TimeAndThreads.touches(access.getTarget())));
    }

    @Test
    void being_told_the_time_is_fine() {
        assertThat(saint.getAccessesFromSelf()).noneMatch(access -> TimeAndThreads.touches(access.getTarget()));
    }

    @SuppressWarnings({"unused", "JavaTimeDefaultTimeZone", "JavaUtilDate", "WaitNotInLoop", "ThreadJoinLoop"})
    private static final class Sinner {
        Instant now() {
            return Instant.now();
        }

        Supplier<Instant> reference() {
            return Instant::now;
        }

        LocalDate today(ZoneId zone) {
            return LocalDate.now(zone);
        }

        Date date() {
            return new Date();
        }

        long nanos() {
            return System.nanoTime();
        }

        void sleep() throws InterruptedException {
            Thread.sleep(1);
        }

        synchronized void hold() throws InterruptedException {
            wait(1);
        }

        Thread thread() {
            return new Thread(() -> {});
        }

        Object pool() {
            return Executors.newCachedThreadPool();
        }

        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @SuppressWarnings("unused")
    private static final class Saint {
        LocalDate today(Clock clock) {
            return LocalDate.now(clock);
        }

        Object result(Future<?> future) throws Exception {
            return future.get();
        }
    }
}
