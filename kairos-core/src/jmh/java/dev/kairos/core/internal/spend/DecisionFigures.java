package dev.kairos.core.internal.spend;

import dev.kairos.api.AgentId;
import dev.kairos.api.Money;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.Budget;
import dev.kairos.api.oversight.Policy;
import dev.kairos.api.oversight.Relaxation;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.bench.Figures;
import dev.kairos.core.bench.Folders;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.FactWriter;
import dev.kairos.core.internal.oversight.Actions;
import dev.kairos.core.internal.oversight.Rules;
import dev.kairos.core.internal.state.AgentState;
import dev.kairos.core.internal.state.BeatState;
import dev.kairos.core.internal.state.Evolve;
import dev.kairos.core.journal.FileJournal;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.core.secret.SecretScanners;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a supervised call costs: policy, taint and the ledger. */
public final class DecisionFigures {

    private static final AgentId AGENT = AgentId.of("a1");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final int ROUNDS = 7;
    private static final int CALLS = 20_000;
    private static final int DURABLE = 2_000;
    private static final double NANOS = 1e3;

    private DecisionFigures() {}

    record Run(List<String> command, String folder) {}

    /** Measures and prints. */
    public static void print() throws Exception {
        Figures.print("decision_us", measure(InMemoryJournal.create(), CALLS));
        Path folder = Files.createTempDirectory("kairos-decide");
        try (FileJournal journal = FileJournal.open(folder)) {
            Figures.print("decision_durable_us", measure(journal, DURABLE));
        } finally {
            Folders.delete(folder);
        }
    }

    private static double measure(Journal journal, int calls) {
        SpendLedger.Settings settings = new SpendLedger.Settings(Budget.perDay(Money.usd("1000000")), ZoneOffset.UTC);
        SpendLedger ledger = new SpendLedger(journal, InstantSource.fixed(NOW), settings, notice -> {});
        Tool<Run> tool = Tool.of("run", "Runs.", Effect.EXECUTE, Run.class, (in, c) -> ToolResult.ok(""));
        Rules rules = new Rules(
                Policy.denyPaths("**/secrets/**")
                        .or(Policy.atMost(1_000, Effect.SEND))
                        .or(Policy.allowCommand("./mvnw", "-q", "test"))
                        .or(Policy.askBefore(Effect.SEND)),
                List.of(Relaxation.of("tests", "run").where("command", "./mvnw", "-q", "test")),
                Budget.perDay(Money.usd("1000000")));
        BeatState beat = beat();
        AgentState state = AgentState.NEW;
        List<Double> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                String arguments = "{\"command\":[\"./mvnw\",\"-q\",\"test\"],\"folder\":\"m" + i % 10 + "\"}";
                var decision = rules.decide(Actions.of(AGENT, tool, arguments, beat, state.supervision(), NOW));
                if (decision.rule().isEmpty()) {
                    throw new IllegalStateException("no rule decided");
                }
                Charge charge = LedgerRaces.charge("a1", rules.budget(), "");
                Reserved reserved = ledger.reserve(charge);
                ledger.settle(reserved, charge, Usage.of(900, 0));
            }
            rounds.add((System.nanoTime() - start) / NANOS / calls);
        }
        return Figures.median(rounds);
    }

    /** A beat that has read a stranger's text. */
    private static BeatState beat() {
        BeatFact.Started started = new BeatFact.Started(
                "b1", "digest", "a stranger's text", List.of(), Map.of(), 0, List.of(), false, false);
        FactWriter.Written written =
                new FactWriter(SecretScanners.standard()).write(started, NOW, Origin.UNTRUSTED, null);
        AgentState state = Evolve.evolve(AgentState.NEW, Entry.of(AGENT, 1, null, written.draft()));
        return Objects.requireNonNull(state.beat());
    }
}
