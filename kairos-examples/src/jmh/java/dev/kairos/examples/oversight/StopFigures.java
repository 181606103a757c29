package dev.kairos.examples.oversight;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.AgentStatus;
import dev.kairos.api.dream.Dream;
import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamPlan;
import dev.kairos.api.dream.DreamReport;
import dev.kairos.api.event.Event;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.Overseer.Begun;
import dev.kairos.api.oversight.Person;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.core.Kairos;
import dev.kairos.core.bench.Figures;
import dev.kairos.core.bench.Folders;
import dev.kairos.core.command.Commands;
import dev.kairos.memory.InMemoryStore;
import dev.kairos.memory.dream.Dreams;
import dev.kairos.testkit.ScriptedModel;
import dev.kairos.testkit.internal.work.HostileCommands;
import dev.kairos.testkit.internal.work.HostileCommands.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The kill switch while one agent runs a hostile process tree, another waits for a model that does not hear, and a third
 * dreams with that model.
 */
public final class StopFigures {

    private static final Person HOST = Person.HOST;

    /** By when a hostile command has begun all its processes, which tell nobody that they run. */
    private static final long SETTLE_MILLIS = 400;

    private static final double NANOS = 1e6;

    private StopFigures() {}

    /** Measures and prints. */
    public static void print() throws Exception {
        HostileCommands hostile = new HostileCommands();
        double slowest = 0;
        int survivors = 0;
        AtomicInteger dreamsCommitted = new AtomicInteger();
        for (Shape shape : hostile.shapes()) {
            Path folder = Files.createTempDirectory("kairos-stop");
            String line = shape.endsByItself() ? shape.line() + "\n/bin/sleep 1000" : shape.line();
            double millis = stop(folder, line, dreamsCommitted);
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
        Figures.print("kill_dreams_committed", dreamsCommitted.get());
    }

    /** Dreams with a model that does not come back, and means to commit all the same when it is cut off. */
    private static DreamPlan stubborn(DreamContext context) {
        try {
            ModelBackend model = context.models().model().orElseThrow();
            model.call(
                    new ModelRequest("", List.of(), List.of(new ModelMessage.User("dream")), 10, Duration.ofMinutes(1)),
                    ReplySink.NONE);
        } catch (InterruptedException | RuntimeException e) {
            System.err.println("the dream was cut off: " + e);
        }
        return Dreams.standard().dream(context);
    }

    private static double stop(Path folder, String line, AtomicInteger dreamsCommitted) throws Exception {
        CountDownLatch waits = new CountDownLatch(2);
        ModelBackend runs = ScriptedModel.of((request, n) -> call(line));
        ModelBackend hangs = ScriptedModel.of((request, n) -> {
            waits.countDown();
            new CountDownLatch(1).await();
            return call(line);
        });
        ModelBackend dreams = ScriptedModel.of((request, n) -> {
            if (n == 1) {
                return ModelReply.text("Noted.", Usage.of(10, 2));
            }
            waits.countDown();
            new CountDownLatch(1).await();
            return call(line);
        });
        InMemoryStore memory = InMemoryStore.create();
        try (Kairos kairos = Kairos.builder().model(runs).memory(memory).build()) {
            Agent dreamer = kairos.agent("dreamer")
                    .model(dreams)
                    .dream(Dream.onRequest(StopFigures::stubborn))
                    .start();
            dreamer.ask("Always water the lemon tree before noon.").get(10, TimeUnit.SECONDS);
            while (dreamer.status().phase() != AgentStatus.Phase.RESTING) {
                Thread.onSpinWait();
            }
            CompletableFuture<DreamReport> dream = dreamer.dream();
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
            boolean committed = dream.get(10, TimeUnit.SECONDS).dream().outcome() == DreamReport.Outcome.COMMITTED;
            Generation kept =
                    memory.store().generation(Principal.of(dreamer.id()), Scope.agent(dreamer.id()), Generation.LATEST);
            if (committed || !kept.live().isEmpty()) {
                dreamsCommitted.incrementAndGet();
            }
            if (begun.size() < 3 || !begun.stream().allMatch(Begun::ended)) {
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
