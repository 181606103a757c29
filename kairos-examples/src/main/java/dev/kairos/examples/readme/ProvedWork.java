package dev.kairos.examples.readme;

import static dev.kairos.api.verify.Finding.refuted;
import static dev.kairos.api.verify.Finding.verified;

import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Origin;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.oversight.Relaxation;
import dev.kairos.api.verify.Claim;
import dev.kairos.core.AgentBuilder;
import dev.kairos.core.Kairos;
import dev.kairos.core.command.Commands;
import dev.kairos.core.verify.Verifiers;
import dev.kairos.core.workspace.Workspace;
import dev.kairos.git.FixLoop;
import dev.kairos.git.FixReport;
import dev.kairos.git.GitWork;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Work that is proved, as {@code docs/work.md} shows it. */
final class ProvedWork {

    private ProvedWork() {}

    /** Something of the host's own that can be looked at. */
    interface Shop {
        boolean isOpen();
    }

    static void files(AgentBuilder agent, Path repository) {
        agent.skill(Workspace.at(repository)
                .writable(".github/**") // hidden files are read only, unless named
                .from(Origin.TEAM)); // otherwise what files hold counts as written by strangers
    }

    static void claims(AgentBuilder agent, Path repository, Shop shop) {
        GitWork work = GitWork.open(repository, "fix-rounding");
        List<String> test = List.of("./mvnw", "-q", "test");
        Function<Path, Commands> commands = folder -> Commands.in(folder).allow("./mvnw", "-q", "test");
        agent.skill(work)
                .skill(Workspace.at(work.folder()))
                .skill(commands.apply(work.folder()))
                .relax(Relaxation.of("tests in the worktree", "run_command").where("command", "./mvnw", "-q", "test"))
                .objective(
                        Objective.of("rounding", "Round each price once.").claims(Claim.TESTS_PASSED, Claim.COMMITTED))
                .verify(
                        Claim.TESTS_PASSED,
                        Verifiers.testsPassed(
                                work.folder(), test, work.baseTests(test, commands, "src/test/**", "pom.xml")))
                .verify(
                        "shop.open",
                        (claim, evidence) -> shop.isOpen() ? verified("it answers") : refuted("it is down"));
    }

    static void mend(Path repository, ModelBackend model) throws InterruptedException {
        FixReport report = FixLoop.in(repository, "./mvnw", "-q", "test")
                .tests("src/test/**", "pom.xml")
                .attempts(3)
                .run("fix-rounding", Kairos.builder().model(model));
        System.out.println(report.text());
    }
}
