package dev.kairos.core.bench;

import dev.kairos.api.agent.Agent;
import dev.kairos.core.Kairos;
import dev.kairos.core.journal.FileJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
            long before = journal.forces();
            long from = System.nanoTime();
            for (int i = 0; i < TURNS; i++) {
                agent.ask(Subjects.QUESTION).join();
            }
            Figures.print("durable_turn_us", (System.nanoTime() - from) / 1e3 / TURNS);
            Figures.print("durable_turn_forces", (double) (journal.forces() - before) / TURNS);
        } finally {
            Folders.delete(folder);
        }
    }
}
