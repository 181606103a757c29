package dev.kairos.examples.oversight;

import dev.kairos.api.Money;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.oversight.Answer;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Budget;
import dev.kairos.api.oversight.Overseer;
import dev.kairos.api.oversight.Person;
import dev.kairos.api.oversight.Policy;
import dev.kairos.api.oversight.Relaxation;
import dev.kairos.api.oversight.Resolution;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.core.Kairos;
import org.jspecify.annotations.Nullable;

/** An agent that is left running over a holiday. */
public final class Holiday {

    private Holiday() {}

    /**
     * Starts the agent.
     *
     * @param kairos where it lives
     * @param skills what it can do
     * @return the agent
     */
    public static Agent leave(Kairos kairos, Skill skills) {
        // snippet leave
        return kairos.agent("keeper")
                .skill(skills)
                .policy(Policy.denyPaths("**/secrets/**")
                        .or(Policy.allowPaths("docs/**", "src/**"))
                        .or(Policy.allowCommand("./mvnw", "-q", "test"))
                        .or(Policy.atMost(5, Effect.SEND))
                        .or(Policy.askBefore(Effect.EXECUTE, Effect.SEND)))
                .relax(Relaxation.of("the tests, in a worktree without credentials or network", "run_command")
                        .where("command", "./mvnw", "-q", "test"))
                .relax(Relaxation.of("drafts to our own repository", "open_pull_request")
                        .where("repository", "acme/shop")
                        .where("draft", "true"))
                .budget(Budget.perDay(Money.usd("2.00")).and(Budget.perBeat(Money.usd("0.25"))))
                .start();
        // end
    }

    /**
     * Approves what waits.
     *
     * @param overseer the overseer
     * @param person who was authenticated, by the code that did so
     * @return what became of the last answer, or {@code null} if nothing waited
     */
    public static @Nullable Resolution approveAll(Overseer overseer, Person person) {
        Resolution last = null;
        // snippet approve
        for (Approval waiting : overseer.pending()) {
            Approval shown = overseer.show(waiting.id(), person).orElseThrow();
            last = overseer.resolve(
                    shown.id(), new Answer.Approve(), person, shown.action().digest());
        }
        // end
        return last;
    }
}
