package dev.kairos.examples.keeper;

import dev.kairos.api.AgentId;
import dev.kairos.api.Money;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.dream.Dream;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.oversight.BeatLimits;
import dev.kairos.api.oversight.Budget;
import dev.kairos.api.oversight.Policy;
import dev.kairos.api.skill.Effect;
import dev.kairos.core.Kairos;
import dev.kairos.core.KairosBuilder;
import dev.kairos.core.journal.FileJournal;
import dev.kairos.memory.FileMemoryStore;
import dev.kairos.memory.dream.Dreams;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where Keeper works: the repository, the folder with its journal and its memory, and who watches.
 *
 * @param git the repository
 * @param tests what tests it
 * @param home where journal and memory are kept
 * @param times how often, how long
 * @param timeline who watches
 */
record Desk(Git git, TestRuns tests, Path home, Options.Times times, Timeline timeline) {
    static final AgentId KEEPER = AgentId.of("keeper");

    private static final Money MOST_PER_DAY = Money.usd("2.00");
    private static final int RUNS_PER_BEAT = 6;
    private static final String INSTRUCTIONS = """
            You keep an eye on a Git repository for its owner. When a commit or the working tree has changed:
            run the tests (run_tests). If it answers "Change: broke", find the culprit (find_culprit), then finish as
            "notified": what broke, since which commit, by whom, with the line of output that matters. If it answers
            "Change: fixed", finish as "notified" and say so. Otherwise finish as "acted" with one line.
            Asked to write to somebody, read the log (read_log) and write it (write_letter); the owner approves each letter.
            Asked what happened, read the log (read_log) and answer from it, briefly.
            """;

    /**
     * One opening of the desk.
     *
     * @param kairos the runtime, which closes the others
     * @param agent the agent that lives in it
     * @param journal what happened to it
     * @param logbook what it remembers of the builds
     * @param memory what it remembers with
     */
    record Shift(Kairos kairos, Agent agent, Journal journal, Logbook logbook, FileMemoryStore memory)
            implements AutoCloseable {
        @Override
        public void close() {
            kairos.close();
        }
    }

    /** Opens journal and memory and starts the agent, which goes on where it was. */
    Shift open(KairosBuilder builder, ModelChoice model) throws IOException, InterruptedException {
        FileJournal journal = FileJournal.open(home.resolve("journal"));
        try {
            FileMemoryStore memory = FileMemoryStore.open(home.resolve("memory"));
            Kairos kairos = builder.model(model.backend())
                    .journal(journal)
                    .memory(memory)
                    .listener(timeline)
                    .build();
            return start(kairos, journal, memory, model);
        } catch (RuntimeException | IOException | InterruptedException e) {
            journal.close();
            throw e;
        }
    }

    private Shift start(Kairos kairos, Journal journal, FileMemoryStore memory, ModelChoice model)
            throws IOException, InterruptedException {
        try {
            Logbook logbook = new Logbook(memory, KEEPER);
            Agent agent = agent(kairos, logbook, Mending.at(this, model));
            // What happened while it was not there is looked at now, not at the next heartbeat.
            agent.wake();
            return new Shift(kairos, agent, journal, logbook, memory);
        } catch (RuntimeException | IOException | InterruptedException e) {
            kairos.close();
            throw e;
        }
    }

    /** Where its letters leave. */
    Path letters() {
        return home.resolve("letters.txt");
    }

    private Agent agent(Kairos kairos, Logbook logbook, @Nullable Mending mending)
            throws IOException, InterruptedException {
        BuildReport report =
                new BuildReport(git, tests, logbook, new BuildReport.Words(timeline.zone(), timeline::did));
        int runs = RUNS_PER_BEAT + (mending == null ? 0 : RepositorySkill.FIX_SHARE);
        Duration longest = times.timeout().multipliedBy(runs);
        return kairos.agent(KEEPER.value())
                .instructions(mending == null ? INSTRUCTIONS : INSTRUCTIONS + Mending.INSTRUCTIONS)
                .objective("Keep the build of this repository green: say at once when it breaks, and who can mend it.")
                .heartbeat(Heartbeat.every(times.every()))
                .zone(timeline.zone())
                .dream(Dream.onRequest(Dreams.standard()))
                .limits(BeatLimits.defaults().wallTime(longest))
                .policy(Policy.askBefore(Effect.SEND))
                .budget(Budget.perDay(MOST_PER_DAY))
                .skill(new Letters(letters(), timeline::did))
                .skill(new RepositorySkill(git, report, new CommitWatch(git), times.timeout(), mending))
                .start();
    }
}
