package dev.kairos.core.bench;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.api.journal.Entry;
import dev.kairos.core.Kairos;
import dev.kairos.core.internal.state.AgentState;
import dev.kairos.core.internal.state.Evolve;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.testkit.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How fast a past is read back: decoding and folding a thousand days of entries. */
final class ReplayFigures {

    private static final int DAYS = 1_000;
    private static final int ROUNDS = 7;

    private ReplayFigures() {}

    static void print() {
        List<Entry> entries = live();
        List<Double> sizes = new ArrayList<>();
        long bytes = 0;
        for (Entry entry : entries) {
            int size = entry.payload().getBytes(StandardCharsets.UTF_8).length;
            sizes.add((double) size);
            bytes += size;
        }
        List<Double> speeds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            speeds.add(bytes / 1e6 / seconds(entries));
        }
        Figures.print("replay_entries", entries.size());
        Figures.print("median_entry_bytes", Figures.median(sizes));
        Figures.print("replay_mb_s", Figures.median(speeds.subList(2, ROUNDS)));
    }

    private static double seconds(List<Entry> entries) {
        long from = System.nanoTime();
        AgentState state = AgentState.NEW;
        for (Entry entry : entries) {
            state = Evolve.evolve(state, entry);
        }
        if (state.sequence() != entries.size()) {
            throw new IllegalStateException("folded to " + state.sequence());
        }
        return (System.nanoTime() - from) / 1e9;
    }

    /** A heartbeat every half hour, of which six a day find a change; and a question a day. */
    private static List<Entry> live() {
        VirtualTime time = VirtualTime.startingAt("2026-01-01T00:00:00Z");
        InMemoryJournal journal = InMemoryJournal.create(time);
        Sensor orders = Sensor.of("orders", () -> {
            long quarter = time.instant().getEpochSecond() / (4 * 3_600);
            return Reading.of("orders-" + quarter, "Orders changed: A" + quarter + " was paid, 3 wait for shipment.");
        });
        try (Kairos kairos = Kairos.builder()
                .model(Subjects.model())
                .journal(journal)
                .clock(time)
                .timers(time)
                .executor(time)
                .retain(Integer.MAX_VALUE)
                .build()) {
            Agent agent = kairos.agent("bench")
                    .instructions("Answer questions about orders.")
                    .heartbeat(Heartbeat.every(Duration.ofMinutes(30)))
                    .skill(Subjects.orders())
                    .sensor(orders)
                    .start();
            for (int day = 0; day < DAYS; day++) {
                agent.ask(Subjects.QUESTION);
                time.advance(Duration.ofDays(1));
            }
            return journal.read(agent.id(), 0, Integer.MAX_VALUE);
        }
    }
}
