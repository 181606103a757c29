package dev.kairos.examples.oversight;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.event.Event;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.Overseer.Begun;
import dev.kairos.api.oversight.Person;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.core.Kairos;
import dev.kairos.core.bench.Figures;
import dev.kairos.core.bench.Folders;
import dev.kairos.core.command.Commands;
import dev.kairos.testkit.ScriptedModel;
import dev.kairos.testkit.internal.work.HostileCommands;
import dev.kairos.testkit.internal.work.HostileCommands.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The kill switch while one agent runs a hostile process tree and another waits for a model that does not hear. */
public final class StopFigures {

    private static final Person HOST = Person.HOST;
    private static final long SETTLE_MILLIS = 400;
    private static final double NANOS = 1e6;

    private StopFigures() {}

    /** Measures and prints. */
    public static void print() throws Exception {
        HostileCommands hostile = new HostileCommands();
        double slowest = 0;
        int survivors = 0;
        for (Shape shape : hostile.shapes()) {
            Path folder = Files.createTempDirectory("kairos-stop");
            String line = shape.endsByItself() ? shape.line() + "\n/bin/sleep 1000" : shape.line();
            double millis = stop(folder, line);
            slowest = Math.max(slowest, millis);
            int left = hostile.survivors().size();
            survivors += left;
            if (left > 0 || millis > 2_000) {
                System.out.println(shape + ": " + Figures.text(millis) + " ms, " + left + " left");
            }
            Folders.delete(folder);
        }
        Figures.print("kill_shapes", hostile.shapes().size());
        Figures.print("kill_ms", slowest);
        Figures.print("survivors", survivors);
    }

    private static double stop(Path folder, String line) throws Exception {
        CountDownLatch waits = new CountDownLatch(1);
        ModelBackend runs = ScriptedModel.of((request, n) -> call(line));
        ModelBackend hangs = ScriptedModel.of((request, n) -> {
            waits.countDown();
            new CountDownLatch(1).await();
            return call(line);
        });
        try (Kairos kairos = Kairos.builder().model(runs).build()) {
            Agent runner =
                    kairos.agent("runner").skill(Commands.in(folder).line(line)).start();
            Agent waiter = kairos.agent("waiter").model(hangs).start();
            runner.offer(Event.of("go", "go"));
            waiter.offer(Event.of("go", "go"));
            waits.await(10, TimeUnit.SECONDS);
            Thread.sleep(SETTLE_MILLIS);
            long start = System.nanoTime();
            List<Begun> begun = kairos.overseer().stopAll(HOST, "measured");
            double millis = (System.nanoTime() - start) / NANOS;
            if (begun.size() < 2 || !begun.stream().allMatch(Begun::ended)) {
                System.out.println("begun and not ended: " + begun);
            }
            return millis;
        }
    }

    private static ModelReply call(String line) {
        String quoted = line.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return ModelReply.calls(
                List.of(new ToolCall("c", "run_line", "{\"line\":\"" + quoted + "\"}")), Usage.of(10, 10));
    }
}
