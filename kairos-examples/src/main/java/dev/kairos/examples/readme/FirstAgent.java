package dev.kairos.examples.readme;

import static dev.kairos.core.model.Condition.answered;
import static dev.kairos.core.model.Condition.mentions;
import static dev.kairos.core.model.Reaction.call;
import static dev.kairos.core.model.Reaction.tell;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.Kairos;
import dev.kairos.core.model.ReflexModel;
import java.io.File;
import java.time.Duration;

/** The smallest agent: no key, no network, one tool. */
public final class FirstAgent {

    private FirstAgent() {}

    /**
     * Asks the agent once and prints its answer.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println(goodMorning());
    }

    static String goodMorning() {
        // snippet first
        ReflexModel model = ReflexModel.builder()
                .when(answered("free_disk"))
                .then(so -> tell("Good morning! " + so.answer("free_disk")))
                .when(mentions("morning"))
                .then(call("free_disk"))
                .build();

        record Nothing() {}
        Tool<Nothing> disk = Tool.of(
                "free_disk",
                "Tells how much disk is free.",
                Effect.READ,
                Nothing.class,
                (in, context) -> ToolResult.ok(new File(".").getFreeSpace() / 1_000_000_000 + " GB of disk are free."));

        try (Kairos kairos = Kairos.builder().model(model).build()) {
            Agent agent = kairos.agent("butler")
                    .heartbeat(Heartbeat.every(Duration.ofMinutes(30)))
                    .skill(Skill.of("house", "Looks after this machine.", disk))
                    .start();
            return agent.ask("Good morning!").join();
        }
        // end
    }
}
