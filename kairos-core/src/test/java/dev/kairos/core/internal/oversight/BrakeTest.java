package dev.kairos.core.internal.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.oversight.Overseer.Begun;
import dev.kairos.core.internal.oversight.Brake.HaltedException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What a stop promises, over interleavings. */
class BrakeTest {

    @Property(tries = 150)
    void after_a_stop_has_returned_no_act_gets_through_that_it_does_not_name(
            @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 200) Integer> acts,
            @ForAll @IntRange(max = 3_000) int delay)
            throws Exception {
        Race race = new Race();
        CyclicBarrier together = new CyclicBarrier(acts.size() + 1);
        List<Thread> actors = new ArrayList<>();
        for (int i = 0; i < acts.size(); i++) {
            String name = "act of " + i;
            int times = acts.get(i);
            Thread actor = new Thread(() -> race.act(name, times, together));
            actor.start();
            actors.add(actor);
        }
        together.await();
        for (int i = 0; i < delay; i++) {
            Thread.onSpinWait();
        }
        List<Begun> begun = race.brake.halt();
        race.stopped.set(true);
        for (Thread actor : actors) {
            actor.join();
        }
        assertThat(begun).extracting(Begun::what).containsAll(race.late);
        assertThat(race.brake.running()).isEmpty();
    }

    private static final class Race {

        private final Brake brake =
                new Brake(AgentId.of("ada"), new AtomicBoolean(), InstantSource.fixed(Instant.EPOCH));
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final Set<String> late = ConcurrentHashMap.newKeySet();

        /** Acts until it is stopped; an act that finds the stop returned has to be one that had begun before. */
        private void act(String name, int times, CyclicBarrier together) {
            try {
                together.await();
                for (int i = 0; i < times; i++) {
                    String what = name + ", " + i;
                    brake.run(what, () -> {
                        if (stopped.get()) {
                            late.add(what);
                        }
                        return what;
                    });
                }
            } catch (HaltedException expected) {
                assertThat(brake.isHalted()).isTrue();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}
