package dev.kairos.core.bench;

import dev.kairos.api.agent.Agent;
import dev.kairos.core.Kairos;
import dev.kairos.core.journal.FileJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether turns leave something on the heap. */
final class LeakFigures {

    private static final int WARM_UP = 5_000;
    private static final int TURNS = 10_000;

    private LeakFigures() {}

    static void print() throws IOException, InterruptedException {
        System.out.print(ChildJvm.run(LeakFigures.class, List.of("-Xmx1g", "-XX:+UseSerialGC")));
    }

    /** The child. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("kairos-leak");
        try (Kairos kairos = Kairos.builder()
                .model(Subjects.model())
                .journal(FileJournal.open(folder))
                .retain(1_000)
                .build()) {
            Agent agent = kairos.agent("bench")
                    .skill(Subjects.orders())
                    .limits(Subjects.NO_SPACING)
                    .start();
            turns(agent, WARM_UP);
            long before = Heap.retained();
            turns(agent, TURNS);
            Figures.print("turn_leak_bytes", (double) (Heap.retained() - before) / TURNS);
        } finally {
            Folders.delete(folder);
        }
    }

    private static void turns(Agent agent, int count) {
        for (int i = 0; i < count; i++) {
            agent.ask(Subjects.QUESTION).join();
        }
    }
}
