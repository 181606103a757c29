package dev.kairos.core.bench;

import dev.kairos.api.agent.Agent;
import dev.kairos.core.Kairos;
import dev.kairos.core.journal.FileJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How long it takes from the start of a JVM to the first beat of ten agents, over an empty JVM. */
final class StartFigures {

    private static final int RUNS = 5;
    private static final int DONE = '.';

    private StartFigures() {}

    static void print() throws IOException, InterruptedException {
        List<Double> empty = new ArrayList<>();
        List<Double> agents = new ArrayList<>();
        for (int i = 0; i <= RUNS; i++) {
            double emptyMillis = millis(Nothing.class);
            double agentMillis = millis(StartFigures.class);
            if (i > 0) { // the first pair warms the disk's cache
                empty.add(emptyMillis);
                agents.add(agentMillis);
            }
        }
        Figures.print("empty_jvm_ms", Figures.median(empty));
        Figures.print("start_ms", Figures.median(agents) - Figures.median(empty));
        Figures.print(
                "start_ms_spread",
                Figures.text(agents.stream().min(Double::compare).orElseThrow() - Figures.median(empty)) + "-"
                        + Figures.text(agents.stream().max(Double::compare).orElseThrow() - Figures.median(empty)));
    }

    private static double millis(Class<?> main) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("kairos-start");
        try {
            long from = System.nanoTime();
            Process child = new ProcessBuilder(ChildJvm.command(main, List.of("-Xshare:auto"), folder.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int first = child.getInputStream().read();
            double millis = (System.nanoTime() - from) / 1e6;
            if (first != DONE || child.waitFor() != 0) {
                throw new IOException(main.getSimpleName() + " did not come to its end");
            }
            return millis;
        } finally {
            Folders.delete(folder);
        }
    }

    private static void done() {
        System.out.write(DONE);
        System.out.flush();
    }

    /** An empty JVM. */
    static final class Nothing {
        public static void main(String[] args) {
            done();
        }
    }

    /** Ten agents that answer once each. */
    public static void main(String[] args) {
        try (Kairos kairos = Kairos.builder()
                .model(Subjects.model())
                .journal(FileJournal.open(Path.of(args[0], "journal")))
                .build()) {
            List<CompletableFuture<String>> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                Agent agent =
                        kairos.agent("agent-" + i).skill(Subjects.orders()).start();
                answers.add(agent.ask(Subjects.QUESTION));
            }
            answers.forEach(CompletableFuture::join);
            done();
        }
    }
}
