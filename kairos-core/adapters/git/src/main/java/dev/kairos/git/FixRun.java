package dev.kairos.git;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.oversight.Answer;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Overseer;
import dev.kairos.api.oversight.Relaxation;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Verification;
import dev.kairos.core.Kairos;
import dev.kairos.core.KairosBuilder;
import dev.kairos.core.command.CommandResult;
import dev.kairos.core.command.CommandResult.Tests;
import dev.kairos.core.verify.Verifiers;
import dev.kairos.core.workspace.Workspace;
import dev.kairos.git.FixReport.End;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a fix loop. */
final class FixRun {

    private static final String OBJECTIVE = "fix";
    private static final int MOST_FAILURE = 4_000;
    private static final String INSTRUCTIONS = """
            You mend failing tests in a working tree of your own. Read the failure, find its cause in the production code,
            and change as little as mends it. Never weaken, skip or delete a test: the tests and build files of the base revision
            are run against your code. Run the tests with exactly the command that is named. When they pass, commit with
            git_commit and mark the objective done with the claims tests.passed and git.committed.
            If you cannot mend it, say in finish what you found out.
            """;

    private final FixLoop.Settings settings;
    private final GitWork work;
    private final BaseRevisionTests base;
    private final BeatQueue beats = new BeatQueue();
    private final List<String> attempts = new ArrayList<>();
    private @Nullable Verification verification;

    FixRun(FixLoop.Settings settings, GitWork work) {
        this.settings = settings;
        this.work = work;
        this.base = work.baseRevisionTests(settings.command(), settings.commands(), settings.tests());
    }

    FixReport run(String task, KairosBuilder host) throws InterruptedException {
        try (Kairos kairos = host.listener(beats).build()) {
            CommandResult first = settings.commands()
                    .apply(work.folder())
                    .run("", settings.command().toArray(String[]::new));
            if (passed(first)) {
                return report(End.NOT_REPRODUCED, "");
            }
            String failure = failure(first);
            Agent agent = agent(kairos, task);
            String next = Suspects.named(work, failure, settings.tests());
            tell(agent, "The tests fail:\n" + failure + "\n" + next);
            return report(mend(kairos.overseer(), agent), failure);
        } catch (IOException e) {
            throw new GitWorkException(settings.repository().toString(), "it cannot be read (" + e + ")", e);
        }
    }

    private End mend(Overseer overseer, Agent agent) throws IOException, InterruptedException {
        boolean accepted = false;
        int left = settings.attempts();
        int more = left; // What follows upon an acceptance is not counted, so often.
        while (left > 0) {
            String wrong = attempt(agent, accepted);
            if (wrong.isEmpty()) {
                return End.FIXED;
            }
            left--;
            accepted = (left > 0 || more > 0) && review(overseer, agent); // Nobody is asked what cannot count any more.
            if (accepted && more > 0) {
                more--;
                left++;
            } else if (!accepted) {
                tell(agent, "The last attempt did not mend it:\n" + wrong);
            }
        }
        return End.GAVE_UP;
    }

    private Agent agent(Kairos kairos, String task) {
        List<String> command = settings.command();
        return kairos.agent("fix-" + task)
                .instructions(INSTRUCTIONS + "The command that runs the tests: " + command + "\n")
                .limits(settings.limits().beat())
                .limits(settings.limits().context())
                .skill(Workspace.at(work.folder()))
                .skill(settings.commands().apply(work.folder()))
                .skill(work)
                .relax(Relaxation.of("the tests, in a worktree of their own", "run_command")
                        .where("command", command.toArray(String[]::new)))
                .verify(Claim.TESTS_PASSED, Verifiers.testsPassed(work.folder(), command, base))
                .start();
    }

    /** What tests say are the words of whoever wrote them. */
    private static void tell(Agent agent, String text) {
        agent.offer(Event.of("tests.failed", text).from(Origin.UNTRUSTED).urgency(Event.Urgency.INBOX));
    }

    /** Has somebody look at the tests that were changed; whether they accepted anything, of which the agent is told. */
    private boolean review(Overseer overseer, Agent agent) {
        FixLoop.Reviewer reviewer = settings.reviewer();
        if (reviewer == null) {
            return false;
        }
        boolean accepted = false;
        for (Approval waiting : overseer.pending()) {
            if (waiting.agent().equals(agent.id()) && waiting.action().tool().equals(Evidence.TESTS_ACCEPTED)) {
                Approval shown = overseer.show(waiting.id(), reviewer.person()).orElse(waiting);
                Answer answer = reviewer.says().apply(shown);
                boolean taken = overseer.resolve(
                                shown.id(),
                                answer,
                                reviewer.person(),
                                shown.action().digest())
                        .isAccepted();
                accepted |= taken && answer.kind() == Answer.Kind.APPROVE;
            }
        }
        return accepted;
    }

    /** One beat of the agent; what is still wrong after it, or an empty text. An accepted review has woken it already. */
    private String attempt(Agent agent, boolean isAwake) throws IOException, InterruptedException {
        if (!isAwake) {
            agent.objectives()
                    .put(Objective.of(OBJECTIVE, "Make the failing tests pass.")
                            .claims(Claim.TESTS_PASSED, Claim.COMMITTED));
        }
        BeatOutcome outcome = beats.next();
        verification = outcome.verification();
        Objective objective = agent.objectives().list().stream()
                .filter(one -> one.id().equals(OBJECTIVE))
                .findFirst()
                .orElseThrow();
        String wrong = objective.state() == Objective.State.DONE
                ? inCleanCheckout()
                : objective.note().isEmpty() ? "it was not marked done" : objective.note();
        attempts.add(outcome.report() + (wrong.isEmpty() ? "" : "\n" + wrong));
        return wrong;
    }

    /** Where no test was touched, the tests of the base revision ran in just such a checkout already. */
    private String inCleanCheckout() throws IOException, InterruptedException {
        String commit = work.commit();
        if (commit != null && base.havePassedAs(commit)) {
            return "";
        }
        CommandResult result = work.inCleanCheckout(settings.command(), settings.commands());
        return passed(result) ? "" : "in a clean checkout of the branch the tests fail:\n" + failure(result);
    }

    private static boolean passed(CommandResult result) {
        Tests tests = result.tests();
        return result.succeeded()
                && tests != null
                && tests.run() > 0
                && tests.failed() + tests.broken() + tests.unread() == 0;
    }

    private static String failure(CommandResult result) {
        Tests tests = result.tests();
        String said = (result.output() + "\n" + result.errors()).strip();
        String text = (tests == null
                        ? "no report names a test; it ended with "
                                + result.ending().end() + ", exit code "
                                + result.ending().exit()
                        : tests.failures())
                + "\n";
        int room = Math.max(0, MOST_FAILURE - text.length());
        return text + said.substring(Math.max(0, said.length() - room));
    }

    private FixReport report(End end, String failure) {
        return new FixReport(
                end,
                work.branch(),
                work.commit(),
                failure,
                attempts,
                work.diff(),
                end == End.FIXED ? verification : null);
    }
}
