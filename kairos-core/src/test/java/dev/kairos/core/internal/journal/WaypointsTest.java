package dev.kairos.core.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class WaypointsTest {

    @Property(tries = 200)
    void behave_as_a_sorted_map(@ForAll long seed) {
        Random random = new Random(seed);
        Waypoints waypoints = Waypoints.empty();
        NavigableMap<Long, Long> model = new TreeMap<>();
        for (int i = 0; i < 200; i++) {
            long sequence = random.nextInt(1, 60);
            switch (random.nextInt(8)) {
                case 0 -> {
                    waypoints.dropBelow(sequence / 4);
                    model.headMap(sequence / 4).clear();
                }
                case 1, 2 -> {
                    waypoints.remove(sequence);
                    model.remove(sequence);
                }
                default -> {
                    long position = random.nextInt(1, 1_000_000);
                    waypoints.put(sequence, position);
                    model.put(sequence, position);
                }
            }
            assertSame(waypoints, model);
        }
        assertSame(waypoints.copy(), model);
    }

    private static void assertSame(Waypoints waypoints, NavigableMap<Long, Long> model) {
        assertThat(waypoints.isEmpty()).isEqualTo(model.isEmpty());
        assertThat(waypoints.highestPosition())
                .isEqualTo(model.values().stream().mapToLong(v -> v).max().orElse(0));
        for (long sequence = 0; sequence < 62; sequence++) {
            Map.Entry<Long, Long> ceiling = model.ceilingEntry(sequence);
            assertThat(waypoints.get(sequence)).isEqualTo(model.getOrDefault(sequence, Position.NONE));
            assertThat(waypoints.ceiling(sequence)).isEqualTo(ceiling == null ? 0 : ceiling.getKey());
        }
    }
}
