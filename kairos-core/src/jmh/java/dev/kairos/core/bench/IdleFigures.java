package dev.kairos.core.bench;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.Objective;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.Kairos;
import dev.kairos.core.journal.FileJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What an idle agent costs: heap, threads and wake-ups, with 100,000 of them in one JVM. */
final class IdleFigures {

    private static final int AGENTS = 100_000;
    private static final int BATCH = 1_000;
    private static final Heartbeat DAILY = Heartbeat.every(Duration.ofDays(1));
    private static final Duration WATCHED = Duration.ofSeconds(10);

    private IdleFigures() {}

    static void print() throws IOException, InterruptedException {
        List<String> heap = List.of("-Xmx6g", "-XX:+UseSerialGC");
        System.out.print(ChildJvm.run(IdleFigures.class, heap));
    }

    /** The child. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("kairos-idle");
        double emptyWakeUps = wakeUpsPerSecond();
        int emptyThreads = Thread.activeCount();
        long before = Heap.retained();
        List<Skill> skills = skills();
        try (Kairos kairos = Kairos.builder()
                .model(Subjects.model())
                .journal(FileJournal.open(folder))
                .beatsAtOnce(64)
                .build()) {
            List<Agent> agents = new ArrayList<>(AGENTS);
            for (int i = 0; i < AGENTS; i++) {
                agents.add(start(kairos, "agent-" + i, skills));
            }
            live(agents);
            Figures.print("idle_agent_bytes", (double) (Heap.retained() - before) / AGENTS);
            Thread.sleep(35_000); // The pool's idle threads end after 30 s of real time.
            Figures.print("idle_threads", Thread.activeCount() - emptyThreads);
            Figures.print("idle_wakeups_per_s", wakeUpsPerSecond() - emptyWakeUps);
            String answer = agents.get(AGENTS / 2).ask(Subjects.QUESTION).join();
            Figures.print("idle_agent_answers", Subjects.ANSWER.equals(answer) ? 1 : 0);
        } finally {
            Folders.delete(folder);
        }
    }

    private static List<Skill> skills() {
        List<Skill> skills = new ArrayList<>(List.of(Subjects.orders()));
        for (String name : List.of("mail", "files")) {
            Tool<?> tool = Tool.of(
                    name + "_tool",
                    "Does " + name + ".",
                    Effect.READ,
                    Subjects.Lookup.class,
                    (in, c) -> ToolResult.ok(""));
            skills.add(Skill.of(name, "Does " + name + ".", tool));
        }
        return skills;
    }

    private static Agent start(Kairos kairos, String id, List<Skill> skills) {
        var builder = kairos.agent(id)
                .instructions("Answer questions about orders.")
                .heartbeat(DAILY)
                .sensor(Sensor.of("orders", () -> Reading.of("fingerprint-0123456789abcdef", "unchanged")))
                .objective(Objective.of("watch", "Watch the orders."))
                .limits(Subjects.NO_SPACING);
        skills.forEach(builder::skill);
        return builder.start();
    }

    /** Two turns each: with the start and the objective these are the entries that each should have. */
    private static void live(List<Agent> agents) {
        for (int turn = 0; turn < 2; turn++) {
            for (int from = 0; from < AGENTS; from += BATCH) {
                List<CompletableFuture<String>> answers = agents.subList(from, from + BATCH).stream()
                        .map(agent -> agent.ask(Subjects.QUESTION))
                        .toList();
                answers.forEach(CompletableFuture::join);
            }
        }
    }

    private static double wakeUpsPerSecond() throws IOException, InterruptedException {
        long from = switches();
        Thread.sleep(WATCHED.toMillis()); // What is counted is what others do in real time meanwhile.
        return (double) (switches() - from) / WATCHED.toSeconds();
    }

    /** Voluntary context switches of all threads of this process. */
    private static long switches() throws IOException {
        long sum = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            for (Path thread : threads.toList()) {
                sum += Files.readAllLines(thread.resolve("status")).stream()
                        .filter(line -> line.startsWith("voluntary_ctxt_switches"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            }
        }
        return sum;
    }
}
