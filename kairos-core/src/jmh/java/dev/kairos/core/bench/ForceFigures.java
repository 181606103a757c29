package dev.kairos.core.bench;

import dev.kairos.api.agent.Agent;
import dev.kairos.core.Kairos;
import dev.kairos.core.journal.FileJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How many forces a durable turn waits for. */
final class ForceFigures {

    private static final int TURNS = 200;

    private ForceFigures() {}

    static void print() throws IOException {
        Path folder = Files.createTempDirectory("kairos-forces");
        FileJournal journal = FileJournal.open(folder);
        try (Kairos kairos =
                Kairos.builder().model(Subjects.model()).journal(journal).build()) {
            Agent agent = kairos.agent("bench")
                    .skill(Subjects.orders())
                    .limits(Subjects.NO_SPACING)
                    .start();
            agent.ask(Subjects.QUESTION).join();
            List<Double> micros = new ArrayList<>();
            List<Double> forces = new ArrayList<>();
            for (int i = 0; i < TURNS; i++) {
                long before = journal.forces();
                long from = System.nanoTime();
                agent.ask(Subjects.QUESTION).join();
                micros.add((System.nanoTime() - from) / 1e3);
                forces.add((double) (journal.forces() - before));
            }
            Figures.print("durable_turn_us", Figures.median(micros));
            Figures.print("durable_turn_forces", Figures.median(forces));
            // Besides: now and then a checkpoint, which no turn waits for.
            Figures.print(
                    "durable_turn_forces_mean",
                    forces.stream().mapToDouble(d -> d).sum() / TURNS);
        } finally {
            Folders.delete(folder);
        }
    }
}
