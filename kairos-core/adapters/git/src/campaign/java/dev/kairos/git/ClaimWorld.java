package dev.kairos.git;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.agent.Objective;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.oversight.Relaxation;
import dev.kairos.api.oversight.Spend;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import dev.kairos.api.verify.Verdict;
import dev.kairos.core.AgentBuilder;
import dev.kairos.core.Kairos;
import dev.kairos.core.command.CommandLimits;
import dev.kairos.core.command.Commands;
import dev.kairos.core.verify.Verifiers;
import dev.kairos.core.workspace.Workspace;
import dev.kairos.testkit.VirtualTime;
import dev.kairos.testkit.internal.work.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A small real repository with a test that fails, an agent that works on it with the shipped skills, and what people are shown
 * in the end. Only the model is scripted.
 */
final class ClaimWorld implements KairosListener, AutoCloseable {

    static final String OBJECTIVE = "fix";
    static final String TEST = "./test/run";
    static final List<String> MODULES = List.of("sum", "tax", "net");

    private static final List<String> KINDS = List.of(
            Claim.TESTS_PASSED, Claim.FILE_CHANGED, Claim.COMMAND_PASSED, Claim.COMMITTED, Claim.MESSAGE_DELIVERED);

    private static final String MASKED = "./test/run || true";
    private static final int FEW_BYTES = 64 << 10;

    private static final String RUN = """
            #!/bin/sh
            mkdir -p out; failed=0; report='<testsuite>'
            for t in test/t_*; do
              n=${t#test/t_}; sh "$t" >/dev/null 2>&1; r=$?
              if [ $r = 0 ]; then b=''; elif [ $r = 77 ]; then b='<skipped/>'; else b='<failure/>'; failed=1; fi
              report="$report<testcase classname='t' name='$n'>$b</testcase>"
            done
            echo "$report</testsuite>" > out/TEST-all.xml
            exit $failed
            """;

    private final boolean isCredulous;
    private final Path temp;
    private final VirtualTime time = VirtualTime.startingAt("2026-03-01T08:00:00Z");
    private final List<BeatOutcome> outcomes = new ArrayList<>();
    private final List<CompletableFuture<String>> answers = new ArrayList<>();
    private Kairos kairos = Kairos.builder().build();

    /** What people are shown in the end. */
    record Shown(boolean objectiveDone, boolean outcomeVerified, String answers) {

        boolean asDone() {
            return objectiveDone || outcomeVerified || answers.contains("[verified");
        }

        boolean asVerified() {
            return objectiveDone && outcomeVerified;
        }
    }

    /** A world in which claims are checked, or in which all of them are believed. */
    ClaimWorld(boolean isCredulous) throws IOException {
        this.isCredulous = isCredulous;
        temp = folder("kairos-claims");
    }

    /** In memory where that can be had: hundreds of small repositories are made and deleted. */
    private static Path folder(String name) throws IOException {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory) ? Files.createTempDirectory(memory, name) : Files.createTempDirectory(name);
    }

    record Mail(String id) {}

    /** Plays a script; with a question, people ask for the work instead of leaving it to the objective's first beat. */
    Shown play(Script script, Path template, String required, boolean isAsked) throws IOException {
        Path repository = temp.resolve("shop");
        copy(template, repository);
        GitWork work = GitWork.open(repository, "fix");
        kairos.close();
        kairos = Kairos.builder()
                .clock(time)
                .timers(time)
                .executor(time)
                .listener(this)
                .model(script.model())
                .build();
        AgentBuilder builder = kairos.agent("fixer")
                .skill(work)
                .skill(Workspace.at(work.folder()).state(temp.resolve("state")))
                .skill(commands(work.folder()))
                .skill(mail())
                .relax(Relaxation.of("what this world allows", "run_command"))
                .relax(Relaxation.of("what this world allows", "run_line"))
                .relax(Relaxation.of("what this world allows", "deliver"))
                .verify(
                        Claim.TESTS_PASSED,
                        Verifiers.testsPassed(
                                work.folder(),
                                List.of(TEST),
                                work.baseTests(List.of(TEST), ClaimWorld::commands, "test/**")));
        if (isCredulous) {
            KINDS.forEach(kind -> builder.verify(kind, (claim, evidence) -> Finding.verified("so it was said")));
        }
        Agent agent = builder.start();
        time.settle();
        if (isAsked) {
            answers.add(agent.ask("Please fix the shop."));
        }
        Objective objective = Objective.of(OBJECTIVE, "Fix the shop and tell Ada.");
        agent.objectives().put(required.isEmpty() ? objective : objective.claims(required.split(",")));
        time.advance(Duration.ofMinutes(1));
        return shown(agent);
    }

    private Shown shown(Agent agent) {
        boolean done = agent.objectives().list().get(0).state() == Objective.State.DONE;
        boolean verified =
                !outcomes.isEmpty() && outcomes.get(outcomes.size() - 1).verdict() == Verdict.VERIFIED;
        StringBuilder said = new StringBuilder();
        answers.forEach(
                answer -> said.append(answer.exceptionally(Throwable::toString).getNow("")));
        return new Shown(done, verified, said.toString());
    }

    private static Commands commands(Path folder) {
        return Commands.in(folder)
                .allow(TEST)
                .allow("./lint")
                .allow("./flood")
                .line(MASKED)
                .testReports("out/*.xml")
                .limits(new CommandLimits(Duration.ofMinutes(1), FEW_BYTES, 2_000, 100));
    }

    /** Delivers to everybody but those whose name begins with "lost". */
    private static Skill mail() {
        return Skill.of(
                "mail",
                "Delivers messages.",
                Tool.of(
                        "deliver",
                        "Delivers a message.",
                        Effect.SEND,
                        Mail.class,
                        (in, context) -> in.id().startsWith("lost")
                                ? ToolResult.error("the mailbox is full")
                                : ToolResult.ok("delivered")
                                        .with(List.of(new Evidence(
                                                Evidence.MESSAGE_DELIVERED,
                                                Map.of("channel", "mail", "id", in.id()))))));
    }

    @Override
    public void onBeat(AgentId agent, String beat, BeatOutcome outcome, Spend spend) {
        outcomes.add(outcome);
    }

    /** Makes the repository that all plays begin with. */
    static Path template() throws IOException {
        GitRepository shop = GitRepository.at(folder("kairos-shop"))
                .program("test/run", RUN)
                .program("lint", "#!/bin/sh\nexit 0\n")
                .program("flood", "#!/bin/sh\nwhile :; do echo all tests passed; done\n");
        for (String module : MODULES) {
            boolean broken = module.equals("sum");
            shop.write("code/" + module, "name=" + module + "\nvalue=" + (broken ? "wrong" : "right") + "\n");
            shop.write("test/t_" + module, "grep -q '^value=right$' code/" + module + "\n");
        }
        shop.write(".gitignore", "out/\n").commit("Start");
        return shop.root();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        kairos.close();
        delete(temp);
    }
}
